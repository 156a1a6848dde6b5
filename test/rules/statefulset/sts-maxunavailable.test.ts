import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../lib/rules/severity';
import { sampleDeployment, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsMaxunavailable } from '../../../lib/rules/statefulset/sts-maxunavailable';
import { findingsOf } from '../rule-tests';

const PATH = 'spec.updateStrategy.rollingUpdate.maxUnavailable';

function severities(value: unknown, oldest: string, newest: string): readonly (Severity | undefined)[] {
  const found = findingsOf(stsMaxunavailable, [withField(sampleStatefulSet(), PATH, value)], {
    kubernetes: { oldest, newest },
  });
  for (const { path } of found) expect(path).toBe(PATH);
  return found.map(({ severity }) => severity);
}

describe.each([0, -1, '0%', '101%', '200%', '-1%', '1', '50%x', 'x50%', 'all'])('maxUnavailable %j', (value) => {
  test('is refused from 1.37 on, and dropped before', () => {
    expect(severities(value, '1.27', '1.37')).toEqual(['error']);
    expect(severities(value, '1.37', '1.37')).toEqual(['error']);
    expect(severities(value, '1.27', '1.36')).toEqual(['warning']);
  });
});

describe.each([1, 3, 250, '1%', '50%', '100%'])('maxUnavailable %j', (value) => {
  test('is right from 1.37 on, and has no effect before', () => {
    expect(severities(value, '1.37', '1.37')).toEqual([]);
    expect(severities(value, '1.36', '1.37')).toEqual(['info']);
    expect(severities(value, '1.27', '1.36')).toEqual(['info']);
  });
});

test.each([undefined, null, true, '${MAX}', '{{ .Values.max }}'])('maxUnavailable %j is not judged', (value) => {
  expect(severities(value, '1.27', '1.37')).toEqual([]);
});

test('a Deployment may have 0', () => {
  const web = withField(sampleDeployment(), PATH, 0);
  expect(findingsOf(stsMaxunavailable, [web])).toEqual([]);
});

test('1 on a set that was read from a cluster is what the API server filled in', () => {
  const live = withField(withField(sampleStatefulSet(), PATH, 1), 'metadata.uid', 'u1');
  expect(findingsOf(stsMaxunavailable, [live], { kubernetes: { oldest: '1.27', newest: '1.36' } })).toEqual([]);
});
