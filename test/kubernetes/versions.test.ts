import { expect, test } from 'vitest';
import { compareVersions, MINORS, NEWEST, OLDEST } from '../../lib/kubernetes/versions';

test('versions are compared as numbers, not as texts', () => {
  expect(compareVersions('1.9', '1.27')).toBeLessThan(0);
  expect(compareVersions('v1.30', '1.30')).toBe(0);
  expect(compareVersions('2.0', '1.99')).toBeGreaterThan(0);
});

test('the supported versions go from the oldest to the newest without a gap', () => {
  expect(MINORS[0]).toBe(OLDEST);
  expect(MINORS.at(-1)).toBe(NEWEST);
  expect(MINORS).toHaveLength(11);
});
