import { expect, test } from 'vitest';
import { Outline } from '../../lib/reading/outline';
import { TextFile } from '../../lib/reading/text-file';
import { readText } from './reading';

const TEXT = `kind: Service
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
    app: web
spec:
  ports: [{ name: http, port: 80 }, { "name": 'metrics' }]
  externalIPs:
  - 192.0.2.1
  -
  selector:
`;

function lineAndColumn(path: string): string {
  const { line, column } = new TextFile('a.yaml', TEXT).place(new Outline(TEXT).startOf(0, path));
  return `${line}:${column}`;
}

test.each([
  ['', '1:1'],
  ['metadata.name', '3:3'],
  ['metadata.labels.app', '6:5'],
  ['metadata.labels.app.kubernetes.io/name', '5:5'],
  ["metadata.labels['app.kubernetes.io/name']", '5:5'],
  ['metadata.labels["app.kubernetes.io/name"]', '5:5'],
  ['spec.ports', '8:3'],
  ['spec.ports[0]', '8:11'],
  ['spec.ports[0].port', '8:25'],
  ['spec.ports[1].name', '8:39'],
  ['spec.externalIPs[0]', '10:5'],
  ['spec.selector', '12:3'],
])('the place of %j is the field itself', (path, place) => {
  expect(lineAndColumn(path)).toBe(place);
});

test.each([
  ['spec.ports[1].port', '8:37'],
  ['spec.ports[7].name', '8:3'],
  ['spec.template.spec', '7:1'],
  ['status', '1:1'],
])('the place of %j, which is missing, is the nearest field around it', (path, place) => {
  expect(lineAndColumn(path)).toBe(place);
});

test('a key with escapes in it, or over two lines, has its place', () => {
  const outline = new Outline('metadata:\n  "na\\x6De": web\n  ? a\n    b\n  : c\n');
  expect(outline.startOf(0, 'metadata.name')).toBe(12);
  expect(outline.startOf(0, "metadata['a b']")).toBe(31);
});

test('an object of a List has its place in the list, and in its document of the stream', () => {
  const reading = readText(
    `# first\n---\nkind: List\napiVersion: v1\nitems:\n- kind: A\n  apiVersion: v1\n- kind: B\n  apiVersion: v1\n  spec: {}\n`,
  );
  expect(reading.place(reading.manifests[1]!, 'spec')).toEqual({ file: '<stdin>', line: 10, column: 3 });
});
