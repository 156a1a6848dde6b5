import { expect, test } from 'vitest';
import { labelValueFaults, qualifiedNameFaults } from '../../lib/kubernetes/labels';

test.each(['app', 'app.kubernetes.io/name', 'X_y.z', '1', 'a/' + 'n'.repeat(63)])('%s is a label key', (key) => {
  expect(qualifiedNameFaults(key)).toEqual([]);
});

test.each(['', '/a', 'a/', 'a b', '-a', 'a/b/c', 'X.io/a', 'n'.repeat(64)])('"%s" is no label key', (key) => {
  expect(qualifiedNameFaults(key)).not.toEqual([]);
});

test.each(['', 'web', 'v1.2_3', 'v'.repeat(63)])('"%s" is a label value', (value) => {
  expect(labelValueFaults(value)).toEqual([]);
});

test.each(['a b', '-a', 'a/b', 'v'.repeat(64)])('"%s" is no label value', (value) => {
  expect(labelValueFaults(value)).not.toEqual([]);
});
