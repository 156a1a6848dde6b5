import { expect, test } from 'vitest';
import { configMap } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

test.each([
  ['metadata: {}\n', 'an object without apiVersion and kind'],
  ['apiVersion: v1\nmetadata: {}\n', 'an object without kind'],
  ['kind: Service\nmetadata: {}\n', 'an object without apiVersion'],
  ['apiVersion: v1\nkind: null\n', 'an object without kind'],
  ['apiVersion: v1\nkind: 5\n', 'kind that is the number 5'],
  ['apiVersion: v1\nkind: ""\n', 'kind that is an empty string'],
  ['apiVersion: [v1]\nkind: Service\n', 'apiVersion that is a list of 1'],
  ['apiVersion: {}\nkind: Service\n', 'apiVersion that is an object'],
  ['only words\n', 'a document that is the string "only words"'],
  ['- a\n- b\n', 'a document that is a list of 2'],
])('the document %j is found', (text, found) => {
  expect(findingsIn(text)).toEqual([
    `yaml-no-object in line 1: found ${found}; expected an object with apiVersion and kind`,
  ]);
  expect(objectsIn(text)).toBe(0);
});

test('an entry of a List that is no object is found, and the others are read', () => {
  const text =
    'apiVersion: v1\nkind: List\nitems:\n- null\n- { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }\n';
  expect(findingsIn(text)).toEqual([
    'yaml-no-object in line 4: found an entry that is null; expected an object with apiVersion and kind',
  ]);
  expect(objectsIn(text)).toBe(1);
});

test('comments and empty documents are no documents', () => {
  expect(findingsIn(`# a comment\n---\n---\n${configMap('a')}`)).toEqual([]);
});
