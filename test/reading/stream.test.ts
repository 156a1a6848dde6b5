import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dig } from '../../lib/manifest/manifest';
import { RULES_BY_TOPIC } from '../../lib/rules/catalogue.generated';
import type { DocumentRule } from '../../lib/rules/document-rule';
import { parse, parseStream, type Parsed, type Part } from '../../lib/reading/document';
import { Reader } from '../../lib/reading/reader';
import { configMap, findingsOf, readText } from './reading';
import { Outline } from '../../lib/reading/outline';

const documentRules = (RULES_BY_TOPIC.document ?? []).filter((rule): rule is DocumentRule => 'texts' in rule);
const names = (text: string): readonly unknown[] =>
  readText(text).manifests.map((manifest) => dig(manifest, 'metadata', 'name'));

describe('what a stream holds', () => {
  test('every document of a stream is an object, comments and empty documents are none', () => {
    const text = `# a comment\n---\n${configMap('a')}--- # another\n---\n${configMap('b')}...\n---\n# the end\n`;
    expect(names(text)).toEqual(['a', 'b']);
    expect(findingsOf(text)).toEqual([]);
  });

  test.each(['\u2028', '\u2029', '\u0085'])('a line that %j ends is one, as for kubectl', (end) => {
    const text = `apiVersion: v1${end}\nkind: ConfigMap\nmetadata:${end}\n  name: a\ndata: {}${end}\n`;
    expect(names(text)).toEqual(['a']);
    expect(findingsOf(text)).toEqual([]);
  });

  test('the entries of a List, of a typed list and of Lists inside are objects', () => {
    const text = `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }
  - apiVersion: v1
    kind: ServiceList
    items:
      - metadata: { name: b }
`;
    expect(names(text)).toEqual(['a', 'b']);
    expect(readText(text).manifests[1]).toMatchObject({ apiVersion: 'v1', kind: 'Service' });
  });

  test('an entry of a List that is no object is a finding, and the others are read', () => {
    const text = `apiVersion: v1
kind: List
items:
  - null
  - text
  - { metadata: { name: a } }
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }
`;
    expect(names(text)).toEqual(['b']);
    expect(readText(text).findings.map(({ rule, place, found }) => [rule.id, place?.line, found])).toEqual([
      ['yaml-no-object', 4, 'an entry that is null'],
      ['yaml-no-object', 5, 'an entry that is the string "text"'],
      ['yaml-no-object', 6, 'an entry that is an object without apiVersion and kind'],
    ]);
  });

  test('JSON objects one after another are read, as jq writes them, and a fault in one leaves the others', () => {
    const object = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    expect(names(`${object('a')}\n${object('b}"{')}${object('c')}\n`)).toEqual(['a', 'b}"{', 'c']);
    const pretty = JSON.stringify(JSON.parse(object('d')), undefined, 2);
    expect(names(`${pretty}\n${pretty}\n---\n${configMap('e')}`)).toEqual(['d', 'd', 'e']);
    const broken = `${object('a')}\n{"kind": tru e:}\n${object('c')}`;
    expect(names(broken)).toEqual(['a', 'c']);
    expect(findingsOf(broken)).toEqual(['yaml-syntax 2:15']);
  });

  test('stdin that is named twice is read once', () => {
    expect(new Reader(Buffer.from(configMap('a'))).read(['-', '-']).manifests).toHaveLength(1);
  });

  test('JSON, flow style, anchors and merge keys are read', () => {
    expect(names('{"apiVersion":"v1","kind":"ConfigMap",\n\t"metadata":{"name":"a"}}')).toEqual(['a']);
    expect(names('{apiVersion: v1, kind: ConfigMap, metadata: &m {name: a}}')).toEqual(['a']);
    expect(names('apiVersion: v1\nkind: ConfigMap\nmetadata: &m { name: a }\ncopy: { <<: *m }\n')).toEqual(['a']);
  });

  test('a merge key brings what its anchors hold, and a key of its own wins', () => {
    const text = `apiVersion: v1
kind: Service
metadata: { name: a }
spec:
  ports:
    - &first { name: web, port: 80, protocol: TCP }
    - <<: *first
      name: more
      port: 81
    - <<: [{ port: 82 }, *first]
`;
    expect(readText(text).manifests[0]?.spec).toEqual({
      ports: [
        { name: 'web', port: 80, protocol: 'TCP' },
        { name: 'more', port: 81, protocol: 'TCP' },
        { name: 'web', port: 82, protocol: 'TCP' },
      ],
    });
  });

  test('a `%YAML` directive belongs to the document after it', () => {
    expect(names(`%YAML 1.1\n---\n${configMap('a')}`)).toEqual(['a']);
  });

  test('a `---` inside a block text is no separator unless it begins the line', () => {
    expect(
      names(`${configMap('a')}data:\n  pem: |\n    ---BEGIN---\n    ---\n    text\n---\n${configMap('b')}`),
    ).toEqual(['a', 'b']);
  });

  test('a resource definition of 10,000 lines is read', () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => `        field${index}: { type: string }\n`).join('');
    const text = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: a\nspec:\n  schema:\n    properties:\n${fields.replaceAll('        ', '      ')}`;
    expect(names(text)).toEqual(['a']);
  });

  test('Windows line ends are read', () => {
    expect(names(`${configMap('a')}---\n${configMap('b')}`.replaceAll('\n', '\r\n'))).toEqual(['a', 'b']);
  });
});

describe('what is wrong with a document', () => {
  test('documents that are parsed together are the ones that are parsed one by one', () => {
    const document = fc.constantFrom(
      configMap('a'),
      `${configMap('b')}data: { x: "1", x: "2" }\n`,
      `# only a comment\n`,
      `${configMap('c')}...\n${configMap('d')}`,
      '...\n',
      '',
      'kind: [\n',
      '%YAML 1.1\n',
      'kind: {{ .Values.kind }}\n',
      '&a x: *a\n',
    );
    fc.assert(
      fc.property(fc.array(document, { maxLength: 6 }), fc.boolean(), (documents, marked) => {
        const stream = (marked ? '---\n' : '') + documents.join('---\n');
        const together = [...parseStream(stream)];
        expect(together.map(({ part }) => part.text).join('')).toBe(stream);
        const one = (part: Part, parsed: Parsed): unknown => {
          if ('problem' in parsed) return parsed;
          const { duplicates } = parsed;
          const values = parsed.values.length === 0 ? [null] : parsed.values;
          const places = values.map((value, index) =>
            ['', 'metadata.name', 'data.x'].map((path) =>
              value === null ? undefined : new Outline(part.text).startOf(index, path),
            ),
          );
          return { values, places, duplicates };
        };
        expect(together.map(({ part, parsed }) => one(part, parsed))).toEqual(
          together.map(({ part }) => one(part, parse(part.text))),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('a fault in one document leaves the others readable', () => {
    const text = `${configMap('a')}---\nkind: [\n---\n${configMap('b')}`;
    expect(names(text)).toEqual(['a', 'b']);
    expect(readText(text).findings.map(({ rule }) => rule.id)).toEqual(['yaml-syntax']);
  });

  test('a tab that indents is named as a tab', () => {
    const [finding] = readText('apiVersion: v1\nkind: Service\nmetadata:\n\tname: web\n').findings;
    expect(finding).toMatchObject({ rule: { id: 'yaml-syntax' }, place: { line: 4 } });
    expect(finding?.found).toContain('a tab that indents the line');
    expect(finding?.expected).toBe('spaces');
  });

  test('a long text in which only metadata has a place, and a fault, is read at once', () => {
    const lines = '        deep: under metadata\n'.repeat(200);
    const [finding] = readText(`kind: Pod\nmetadata:\n${lines}   broken: "a" b\n`).findings;
    expect(finding).toMatchObject({ rule: { id: 'yaml-syntax' }, object: { kind: 'Pod', metadata: {} } });
  });

  test('a truncated document is a syntax fault at its end', () => {
    const [finding] = readText('{"apiVersion":"v1","kind":"Service","metadata":{"na').findings;
    expect(finding?.rule.id).toBe('yaml-syntax');
    expect(finding?.found).toContain('the end of the document');
  });

  test('a key that stands twice is found with the place of the one that counts, which wins', () => {
    const text = `${configMap('a')}data:\n  one: "1"\n  two: "2"\n  one: "3"\n`;
    expect(findingsOf(text)).toEqual(['yaml-duplicate-key 8:3']);
    const reading = readText(text);
    expect(reading.findings[0]).toMatchObject({ path: 'data.one', object: { kind: 'ConfigMap' } });
    expect(dig(reading.manifests[0], 'data', 'one')).toBe('3');
  });

  test('a key that stands twice in a List keeps its own line, object by object', () => {
    const text = `kind: List\napiVersion: v1\nitems:\n- kind: A\n  apiVersion: v1\n  x: 1\n  x: 2\n- kind: B\n  apiVersion: v1\n  x: 1\n  x: 2\n`;
    const reading = readText(text);
    expect(reading.findings.map(({ object, path }) => reading.place(object, path)?.line)).toEqual([7, 11]);
  });

  test('an anchor that contains itself and aliases that grow without bound are refused at once', () => {
    expect(findingsOf('apiVersion: v1\nkind: X\nself: &a [*a]\n')).toEqual(['yaml-alias-bomb 1:1']);
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    const bomb = `apiVersion: v1\nkind: X\nl0: &l0 [x]\n${levels.join('\n')}\n`;
    expect(findingsOf(bomb)).toEqual(['yaml-alias-bomb 1:1']);
    expect(readText(bomb).manifests).toEqual([]);
  });

  test('a Helm template that was not rendered is one finding for its stream', () => {
    const text =
      '{{- if .Values.on }}\nkind: A\n{{- end }}\n---\nmetadata:\n  name: {{ .Release.Name }}\n---\n' + configMap('a');
    expect(findingsOf(text)).toEqual(['helm-template-unrendered 1:1']);
    expect(names(text)).toEqual(['a']);
    expect(findingsOf(configMap('"{{ .Release.Name }}-a"'))).toEqual(['helm-template-unrendered 4:10']);
  });

  test('a template of ytt is one finding for its stream', () => {
    const text = `#@ load("@ytt:data", "data")\n---\n${configMap('a')}data:\n  x: #@ data.values.x\n---\n${configMap('b')}`;
    expect(findingsOf(text)).toEqual(['helm-template-unrendered 1:1']);
    expect(names(text)).toEqual(['b']);
    expect(readText(text).findings[0]?.fix).toBe('Check what ytt renders: ytt -f . | cdk8s-headless check -');
    expect(findingsOf(`#@author me\n${configMap('a')}`)).toEqual([]);
  });

  test('braces of other template languages in values are no Helm template', () => {
    const text = `${configMap('a')}data:\n  rule: "{{ $labels.pod }} is down"\n  step: "{{inputs.parameters.x}}"\n`;
    expect(findingsOf(text)).toEqual([]);
    expect(names(text)).toEqual(['a']);
  });

  test.each(['just text', '- a\n- b\n', 'metadata: {}\n', 'apiVersion: v1\nkind: 5\n', 'apiVersion: v1\nkind: ""\n'])(
    'a document that is no object is found: %j',
    (text) => {
      expect(findingsOf(text)).toEqual(['yaml-no-object 1:1']);
      expect(readText(text).manifests).toEqual([]);
    },
  );

  test('a broken byte is found at its place, a good replacement character is not', () => {
    const latin = Buffer.concat([
      Buffer.from(`${configMap('a')}data: { x: "\ufffd caf`),
      Buffer.from([0xe9]),
      Buffer.from('" }\n'),
    ]);
    expect(findingsOf(latin)).toEqual(['yaml-encoding 5:18']);
    expect(findingsOf(`${configMap('a')}data: { x: "\ufffd" }\n`)).toEqual([]);
  });

  test('UTF-16 with a byte order mark is read, as the API does', () => {
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(configMap('a'), 'utf16le')]);
    const big = Buffer.from(little).swap16();
    expect(readText(little).manifests).toHaveLength(1);
    expect(readText(big).manifests).toHaveLength(1);
  });

  test('deep nesting ends with a finding', () => {
    expect(findingsOf('['.repeat(100_000))).toHaveLength(1);
    expect(findingsOf('{"a":'.repeat(100_000))).toHaveLength(1);
  });

  test.each(documentRules.filter(({ id }) => id !== 'yaml-encoding'))(
    'the examples of $id hold: the bad one is found, the good one has no finding',
    ({ id, texts }) => {
      expect(readText(texts.bad).findings.map(({ rule }) => rule.id)).toEqual([id]);
      expect(readText(texts.good).findings).toEqual([]);
    },
  );

  test('the examples of yaml-encoding hold once their bytes are written', () => {
    const { texts } = documentRules.find(({ id }) => id === 'yaml-encoding')!;
    const bytes = (text: string): Buffer =>
      Buffer.from(
        text.replace(/\\x(..)/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
        'latin1',
      );
    expect(findingsOf(bytes(texts.bad))).toEqual(['yaml-encoding 4:12']);
    expect(findingsOf(bytes(texts.good))).toEqual([]);
  });
});

describe('no input breaks the reader', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          ': ',
          '- ',
          '\n',
          '  ',
          '\t',
          '[',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          '|',
          '>',
          '"',
          "'",
          '#',
          '---\n',
          '<<: ',
          '!!map ',
          '!x',
          '%YAML 1.1\n',
          '? ',
          ', ',
          '{{ .a }}',
          '\\',
          'kind',
          'apiVersion',
          '...\n',
          '\r',
          '\ufeff',
          '\x00',
        ],
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(''));

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readText(Buffer.from(bytes))),
      { numRuns: 500 },
    );
  });

  test('any text that looks like YAML; every finding and object has a place in it', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        const reading = readText(text);
        const lines = text.split('\n');
        for (const { object, path } of reading.findings) {
          const place = reading.place(object, path)!;
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThan(0);
        }
        for (const manifest of reading.manifests)
          expect(reading.place(manifest, 'spec.ports[0].name')?.line).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('any JSON value at any place of an object keeps its value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const object = { apiVersion: 'v1', kind: 'X', metadata: value };
        expect(readText(JSON.stringify(object)).manifests[0]).toEqual(JSON.parse(JSON.stringify(object)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text that is no YAML is told at once, however it is indented', () => {
  test('deep under metadata', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${' '.repeat(4 + (index % 12))}- entry: ${index}\n`).join(
      '',
    );
    const text = `kind: DaemonSet\nmetadata:\n  name: web\n  annotations:\n    note: x\n${lines}`;
    expect(findingsOf(text).map((found) => found.split(' ')[0])).toEqual(['yaml-syntax']);
  });

  test('after a directive and many blank lines', () => {
    expect(findingsOf(`%YAML 1.1\n${'\n'.repeat(60)}x\n---\n${configMap('a')}`)).not.toEqual([]);
  });
});
