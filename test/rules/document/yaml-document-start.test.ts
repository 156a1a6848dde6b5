import { expect, test } from 'vitest';
import { configMap } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

const flow = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n';

test('a document in the line of its --- is found, and read', () => {
  expect(findingsIn(`--- ${flow}`)).toEqual([
    `yaml-document-start in line 1: found ${JSON.stringify(flow.trim())} after ---; expected --- alone`,
  ]);
  expect(objectsIn(`--- ${flow}`)).toBe(1);
});

test('a tag or an anchor after --- is found, in any document of a stream', () => {
  expect(findingsIn(`${configMap('a')}--- &all\n${configMap('b')}`)).toEqual([
    'yaml-document-start in line 5: found "&all" after ---; expected --- alone',
  ]);
});

test('a directive before --- is found, and the document is read', () => {
  const text = `%YAML 1.1\n---\n${configMap('a')}`;
  expect(findingsIn(text)).toEqual(['yaml-document-start in line 1: found "%YAML 1.1"; expected no directive']);
  expect(objectsIn(text)).toBe(1);
});

test.each([
  ['---  # the first\n', 'a comment'],
  ['---   \n', 'blanks'],
  ['---\r\n', 'a line end of Windows'],
  ['# %YAML 1.1\n---\n', 'a directive in a comment'],
  ['---\n', 'nothing'],
])('%j before a document, which has %s beside ---, is right', (start) => {
  expect(findingsIn(`${start}${configMap('a')}`)).toEqual([]);
});

test('what begins with a brace is right: newer kubectl reads it as JSON or as YAML', () => {
  expect(findingsIn(flow)).toEqual([]);
});
