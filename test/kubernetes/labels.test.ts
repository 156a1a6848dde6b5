import { expect, test } from 'vitest';
import { labelValueErrors, qualifiedNameErrors } from '../../lib/kubernetes/labels';

test.each(['app', 'app.kubernetes.io/name', 'X_y.z', '1', 'a/' + 'n'.repeat(63)])('%s is a label key', (key) => {
  expect(qualifiedNameErrors(key)).toEqual([]);
});

test.each(['', '/a', 'a/', 'a b', '-a', 'a/b/c', 'X.io/a', 'n'.repeat(64)])('"%s" is no label key', (key) => {
  expect(qualifiedNameErrors(key)).not.toEqual([]);
});

test('the message says which part of a label key is wrong', () => {
  expect(qualifiedNameErrors('/a')).toEqual(['a domain name is needed before the "/"']);
  expect(qualifiedNameErrors('a/')[0]).toBe('a name is needed');
  expect(qualifiedNameErrors('X.io/a')).toEqual([expect.stringMatching(/^before the "\/" only lower-case letters/)]);
  expect(qualifiedNameErrors('n'.repeat(64))).toEqual(['at most 63 bytes are allowed']);
});

test.each(['', 'web', 'v1.2_3', 'v'.repeat(63)])('"%s" is a label value', (value) => {
  expect(labelValueErrors(value)).toEqual([]);
});

test.each(['a b', '-a', 'a/b', 'v'.repeat(64)])('"%s" is no label value', (value) => {
  expect(labelValueErrors(value)).not.toEqual([]);
});
