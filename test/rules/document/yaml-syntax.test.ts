import { expect, test } from 'vitest';
import { configMap, readText } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

test('a tab that indents a line is named as a tab', () => {
  const [finding] = findingsIn('apiVersion: v1\nkind: Service\nmetadata:\n\tname: web\n');
  expect(finding).toMatch(/^yaml-syntax in line 4: found a tab that indents the line \(.*\); expected spaces$/);
});

test('a document that is cut off is found at its end', () => {
  const [finding] = findingsIn('{"apiVersion":"v1",\n"kind":"Service","metadata":{"na');
  expect(finding).toMatch(/^yaml-syntax in line 2: found the end of the document: .*; expected the rest of it$/);
});

test('any other mistake is found where the parser stops', () => {
  const [finding] = findingsIn(`${configMap('a')}data: [1, 2}\n`);
  expect(finding).toMatch(/^yaml-syntax in line 5: found .*; expected YAML or JSON$/);
});

test('the finding has the name of the object, and the other documents are read', () => {
  const text = `${configMap('a').replace('name: a', 'namespace: shop\n  name: "a"')}data: [\n---\n${configMap('b')}`;
  expect(readText(text).findings.map(({ object }) => object)).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } },
  ]);
  expect(objectsIn(text)).toBe(1);
});

test.each([configMap('a'), '{"apiVersion":"v1","kind":"ConfigMap",\n\t"metadata":{"name":"a"}}'])(
  'YAML and JSON are read: %j',
  (text) => {
    expect(findingsIn(text)).toEqual([]);
    expect(objectsIn(text)).toBe(1);
  },
);
