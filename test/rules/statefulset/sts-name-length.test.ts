import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsNameLabel } from '../../../lib/rules/statefulset/sts-name-label';
import { stsNameLength } from '../../../lib/rules/statefulset/sts-name-length';
import { stsPodnameLength } from '../../../lib/rules/statefulset/sts-podname-length';

const rules = [stsNameLabel, stsNameLength, stsPodnameLength];

function ids(length: number, replicas = 1, start = 0): readonly string[] {
  const named = withField(sampleStatefulSet(), 'metadata.name', 'x'.repeat(length));
  const set = withField(withField(named, 'spec.replicas', replicas), 'spec.ordinals', { start });
  return check([set], rules).map(({ rule }) => rule.id);
}

test('52 characters are enough for every hash, 53 are not', () => {
  expect(ids(52)).toEqual([]);
  expect(ids(53)).toEqual(['sts-name-length']);
});

test('61 characters and one digit make a pod name of 63, and the tenth pod one of 64', () => {
  expect(ids(61, 10)).toEqual(['sts-name-length']);
  expect(ids(61, 11)).toContain('sts-podname-length');
  expect(ids(61, 1, 10)).toContain('sts-podname-length');
});

test('64 characters are refused as a name, so nothing is said of the pods', () => {
  expect(ids(64)).toEqual(['sts-name-label']);
});

test('a pod name is too long exactly where name, dash and last ordinal have more than 63 characters', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 63 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 3000 }),
      (length, replicas, start) => {
        const last = Math.max(0, start + replicas - 1);
        const tooLong = length + 1 + String(last).length > 63;
        expect(ids(length, replicas, start).includes('sts-podname-length')).toBe(tooLong);
        // Where the pods' names are too long already, the label's length is no news.
        const hash = length + 1 + '4294967295'.length > 63 && !tooLong;
        expect(ids(length, replicas, start).includes('sts-name-length')).toBe(hash);
      },
    ),
  );
});

test('a name that a later step fills in is not judged', () => {
  const set = withField(sampleStatefulSet(), 'metadata.name', '${LOCATION}-web');
  expect(check([set], rules)).toEqual([]);
});
