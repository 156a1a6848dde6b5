import { expect, test } from 'vitest';
import { configMap } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

test('a byte that is not UTF-8 is found, and the object is read', () => {
  const text = Buffer.from(configMap('caf\xe9'), 'latin1');
  expect(findingsIn(text)).toEqual([
    'yaml-encoding in line 4: found the byte 0xE9, which is not UTF-8; expected UTF-8',
  ]);
  expect(objectsIn(text)).toBe(1);
});

test.each(['café', '日本', '🙂', '\ufffd'])('%s in UTF-8 is right', (name) => {
  expect(findingsIn(configMap(name))).toEqual([]);
});

test('UTF-16 with a byte order mark is right', () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(configMap('café'), 'utf16le')]);
  expect(findingsIn(text)).toEqual([]);
  expect(objectsIn(text)).toBe(1);
});
