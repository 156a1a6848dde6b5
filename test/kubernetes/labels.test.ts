import { expect, test } from 'vitest';
import { labelValueFaults, qualifiedNameFaults } from '../../lib/kubernetes/labels';

test.each(['app', 'app.kubernetes.io/name', 'X_y.z', '1', 'a/' + 'n'.repeat(63)])('%s is a label key', (key) => {
  expect(qualifiedNameFaults(key)).toEqual([]);
});

test.each(['', '/a', 'a/', 'a b', '-a', 'a/b/c', 'X.io/a', 'n'.repeat(64)])('"%s" is no label key', (key) => {
  expect(qualifiedNameFaults(key)).not.toEqual([]);
});

test('the message says which part of a label key is wrong', () => {
  expect(qualifiedNameFaults('/a')).toEqual(['a domain name is needed before the "/"']);
  expect(qualifiedNameFaults('a/')[0]).toBe('a name is needed');
  expect(qualifiedNameFaults('X.io/a')).toEqual([expect.stringMatching(/^before the "\/" only lower-case letters/)]);
  expect(qualifiedNameFaults('n'.repeat(64))).toEqual(['at most 63 bytes are allowed']);
});

test.each(['', 'web', 'v1.2_3', 'v'.repeat(63)])('"%s" is a label value', (value) => {
  expect(labelValueFaults(value)).toEqual([]);
});

test.each(['a b', '-a', 'a/b', 'v'.repeat(64)])('"%s" is no label value', (value) => {
  expect(labelValueFaults(value)).not.toEqual([]);
});
