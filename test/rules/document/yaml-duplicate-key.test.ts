import { expect, test } from 'vitest';
import { configMap, readText } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

test('a key that an object has twice is found at the last one, with the line of the first', () => {
  const text = `${configMap('a')}data:\n  one: "1"\n  two: "2"\n  one: "3"\n`;
  expect(findingsIn(text)).toEqual([
    'yaml-duplicate-key in line 8: found the key "one" twice, first in line 6; only this last one counts; expected each key once',
  ]);
  expect(readText(text).manifests[0]?.data).toEqual({ one: '3', two: '2' });
  expect(readText(text).findings[0]?.path).toBe('data.one');
});

test('three times is one finding', () => {
  const [finding] = findingsIn(`${configMap('a')}data:\n  one: "1"\n  one: "2"\n  one: "3"\n`);
  expect(finding).toContain('the key "one" 3 times, first in line 6');
});

test('a key at the top of a document is found', () => {
  expect(readText(`${configMap('a')}kind: Secret\n`).findings.map(({ path }) => path)).toEqual(['kind']);
});

test('equal keys of two objects are right', () => {
  const text = `${configMap('a')}one: { x: 1 }\ntwo: { x: 1 }\n---\n${configMap('b')}`;
  expect(findingsIn(text)).toEqual([]);
  expect(objectsIn(text)).toBe(2);
});
