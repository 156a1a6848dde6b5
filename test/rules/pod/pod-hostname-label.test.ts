import { expect, test } from 'vitest';
import { samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { podHostnameLabel } from '../../../lib/rules/pod/pod-hostname-label';
import { findingsOf } from '../rule-tests';

const found = (spec: object) => findingsOf(podHostnameLabel, [samplePod({ spec: { ...spec } })]);

test.each(['search.web', 'Search', 'a_b', '-a', 'x'.repeat(64)])('%s is no DNS label', (value) => {
  for (const field of ['hostname', 'subdomain']) {
    const [finding, ...more] = found({ [field]: value });
    expect(finding?.path).toBe(`spec.${field}`);
    expect(finding?.found).toContain(`"${value}": `);
    expect(finding?.expected).toBe('a DNS label, such as "search"');
    expect(more).toEqual([]);
  }
});

test.each(['search', 'a-1', 'x'.repeat(63), '', '${NAME}.web', 7, null])('%j is right', (value) => {
  expect(found({ hostname: value, subdomain: value })).toEqual([]);
});

test('the controller of a StatefulSet overwrites both', () => {
  expect(findingsOf(podHostnameLabel, [sampleStatefulSet({ podSpec: { hostname: 'A.B' } })])).toEqual([]);
});
