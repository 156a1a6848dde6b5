import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { dig } from '../../lib/manifest/manifest';
import { indentFlow } from '../../lib/reading/flow-indent';
import { parse } from '../../lib/reading/document';
import { configMap, findingsOf, readText } from './reading';

const service = `apiVersion: v1
kind: Service
metadata:
  name: ledger
spec:
  clusterIP: None
  ports: [
    {name: raft, port: 7000},
  ]
  selector: {
app: ledger
}
`;

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  containers:
    - name: job
      args: [
        "--text", 'it''s [not] closed
  here', # nor } here
      ]
      command:
        - sh
        - -c
        - |
          echo "never closed
          x: [
      env:
        - { name: TEXT, value: "a: {
  b" }
`;

describe('lines within brackets and quotes that stand too far left', () => {
  test('a bracket may close under its key, as kubectl reads it', () => {
    expect(findingsOf(service)).toEqual([]);
    expect(readText(service).manifests[0]).toMatchObject({
      spec: { ports: [{ name: 'raft', port: 7000 }], selector: { app: 'ledger' } },
    });
  });

  test('a quoted text of many lines may stand further left than its key', () => {
    const text = `${configMap('dashboard')}data:\n  board.json: '{\n  "rows": [\n{ "title": "it''s: x" }\n]\n}'\n  next: a\n`;
    expect(findingsOf(text)).toEqual([]);
    expect(readText(text).manifests[0]).toMatchObject({
      data: { 'board.json': `{ "rows": [ { "title": "it's: x" } ] }`, next: 'a' },
    });
  });

  test('quotes in brackets, comments and block texts open nothing', () => {
    expect(findingsOf(pod)).toEqual([]);
    const [container] = dig(readText(pod).manifests[0], 'spec', 'containers') as readonly Record<string, unknown>[];
    expect(container?.args).toEqual(['--text', "it's [not] closed here"]);
    expect(container?.command).toEqual(['sh', '-c', 'echo "never closed\nx: [\n']);
    expect(container?.env).toEqual([{ name: 'TEXT', value: 'a: { b' }]);
  });

  test('places are those of the text as it was written', () => {
    const reading = readText(`${configMap('a')}---\n${service}`);
    const [, object] = reading.manifests;
    expect(reading.place(object!, 'spec.ports[0].port')).toMatchObject({ line: 13, column: 18 });
    expect(reading.place(object!, 'spec.selector')).toMatchObject({ line: 15, column: 3 });
    expect(reading.place(object!, 'spec.selector.app')).toMatchObject({ line: 16, column: 1 });
  });

  test('what is wrong apart from that is still reported where it stands', () => {
    expect(findingsOf(service.replace('}\n', '\n'))).toEqual(['yaml-syntax 13:1']);
    expect(findingsOf(service.replace('kind: Service', 'kind: Service\nkind: Service'))).toEqual([
      'yaml-duplicate-key 3:1',
    ]);
  });

  test('long lines cost no more than their length', () => {
    const blanks = ' '.repeat(200_000);
    const lines = [
      `a${blanks}b`,
      `"${blanks}`,
      `${'- '.repeat(50)}x`,
      `k: [${'"a",'.repeat(50_000)}]`,
      `k: {${blanks}}`,
    ];
    // Quadratic work on 200,000 characters would not end while the test is waited for.
    for (const line of lines) expect(indentFlow(`x: [\n]\n${line}\n`).text.endsWith(` ]\n${line}\n`)).toBe(true);
  });

  test('the value of any document stays the same however its brackets are indented', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), tie('list'), tie('map')),
      list: fc.array(tie('any'), { maxLength: 4 }),
      map: fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }),
    })).map;
    fc.assert(
      fc.property(value, fc.nat({ max: 6 }), (data, by) => {
        const inner = JSON.stringify(data, undefined, by);
        const text = `spec:\n  deep:\n    - first: ${inner}\n      last: 1\n`;
        expect(parse(text)).toMatchObject({ values: [{ spec: { deep: [{ first: data, last: 1 }] } }] });
        expect(load(indentFlow(text).text)).toEqual({ spec: { deep: [{ first: data, last: 1 }] } });
      }),
    );
  });
});
