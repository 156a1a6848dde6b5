import { expect, test } from 'vitest';
import { labelValueFaults, qualifiedNameFaults } from '../../lib/kubernetes/labels';

test.each(['app', 'app.kubernetes.io/name', 'X_y.z', '1', 'a/' + 'n'.repeat(63)])('%s is a label key', (key) => {
  expect(qualifiedNameFaults(key)).toEqual([]);
});

test.each(['', '/a', 'a/', 'a b', '-a', 'a/b/c', 'X.io/a', 'n'.repeat(64)])('"%s" is no label key', (key) => {
  expect(qualifiedNameFaults(key)).not.toEqual([]);
});

test('the message says which part of a label key is wrong', () => {
  expect(qualifiedNameFaults('/a')).toEqual(['prefix part must be non-empty']);
  expect(qualifiedNameFaults('a/')[0]).toBe('name part must be non-empty');
  expect(qualifiedNameFaults('X.io/a')).toEqual([expect.stringMatching(/^prefix part a lowercase RFC 1123 subdomain/)]);
  expect(qualifiedNameFaults('n'.repeat(64))).toEqual(['name part must be no more than 63 bytes']);
});

test.each(['', 'web', 'v1.2_3', 'v'.repeat(63)])('"%s" is a label value', (value) => {
  expect(labelValueFaults(value)).toEqual([]);
});

test.each(['a b', '-a', 'a/b', 'v'.repeat(64)])('"%s" is no label value', (value) => {
  expect(labelValueFaults(value)).not.toEqual([]);
});
