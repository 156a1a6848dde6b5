import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRUCTS } from '../../lib/constructs/props/prop-kinds.generated';
import { TextFile } from '../../lib/reading/text-file';
import { SettingsError } from '../../lib/settings/read-settings';
import { settingsOf, type SettingsFile } from '../../lib/settings/settings-file';
import { settingsSchema } from '../../lib/settings/settings-schema';
import { SETTINGS } from '../../lib/settings/settings-table';

const read = (text: string): SettingsFile => settingsOf(new TextFile('cdk8s-headless.yaml', text));

function problems(text: string): readonly string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

test('every setting can be said', () => {
  const file = read(`kubernetes: "1.27..1.30"
mesh: istio-ambient
clusterDomain: corp.example
nodePorts: 20000-20999
argocd: true
strict: true
failOn: warning
clusters: { prod: [clusters/prod] }
acknowledge:
  - { rule: svc-port-name, object: Service/shop/web, reason: the client needs no SRV record }
`);
  expect(Object.keys(file.settings)).toEqual(Object.keys(SETTINGS));
  expect(file.settings).toMatchObject({
    kubernetes: { oldest: '1.27', newest: '1.30' },
    mesh: 'istio-ambient',
    clusterDomain: 'corp.example',
    nodePorts: '20000-20999',
    argocd: true,
    strict: true,
    failOn: 'warning',
    clusters: { prod: ['clusters/prod'] },
  });
  const [acknowledgement] = file.settings.acknowledge ?? [];
  expect(acknowledgement).toMatchObject({ rule: 'svc-port-name', reason: 'the client needs no SRV record' });
  expect(acknowledgement?.covers({ kind: 'Service', metadata: { name: 'web', namespace: 'shop' } })).toBe(true);
  expect(file.place(acknowledgement!.object)).toMatchObject({ line: 10, column: 5 });
});

test('an empty file and one of comments say nothing', () => {
  expect(read('').settings).toEqual({});
  expect(read('# later\n').settings).toEqual({});
});

test.each([
  ['mehs: none\n', 'cdk8s-headless.yaml:1:1: mehs: no such setting; did you mean mesh?'],
  ['kubernetes: 1.30\n', 'cdk8s-headless.yaml:1:1: kubernetes: found the number 1.3; quote versions: "1.30"'],
  [
    'strict: false\nmesh: istio\n',
    'cdk8s-headless.yaml:2:1: mesh: found "istio", expected one of "none", "istio-sidecar", "istio-ambient" and "linkerd"; did you mean istio-sidecar?',
  ],
  ['strict: "true"\n', 'cdk8s-headless.yaml:1:1: strict: found "true", expected true or false'],
  [
    'acknowledge:\n- rule: x\n  object: Service/web\n',
    'cdk8s-headless.yaml:2:3: acknowledge[0]: reason missing; expected strings for rule, object (Kind/name) and reason',
  ],
  [
    'acknowledge: [{ rule: x, object: web, reason: known }]\n',
    'cdk8s-headless.yaml:1:26: acknowledge[0].object: found "web", expected Kind/name or Kind/namespace/name, as Service/web',
  ],
  ['mesh: none\nmesh: linkerd\n', 'cdk8s-headless.yaml:2:1: mesh: is also in line 1; write each key once'],
  ['- a\n', 'cdk8s-headless.yaml: expected one document, an object of settings'],
])('a wrong setting is told with its place: %j', (text, problem) => {
  expect(problems(text)).toEqual([problem]);
});

test('a file that is no YAML is told with its place', () => {
  expect(problems('a: [\n')[0]).toMatch(/^cdk8s-headless\.yaml:\d+:\d+: /);
});

test('the JSON schema that editors load is the one of the settings', () => {
  const file = new URL('../../docs/cdk8s-headless.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settingsSchema());
});

test('the JSON schema that editors use accepts and refuses what the command does', () => {
  const validate = new Ajv().compile(settingsSchema());
  const word = fc.constantFrom(
    '1.27',
    '1.38',
    '1.27..1.30',
    'v1.31',
    'none',
    'istio',
    'info',
    'cluster.local',
    'a.',
    'A',
    '',
    ' ',
    'Service/web',
    'Service/a/b',
    'web',
    'a/b/c/d',
  );
  const value = fc.oneof(word, fc.boolean(), fc.constant(null), fc.integer(), fc.array(word, { maxLength: 2 }));
  const entry = fc.record({ rule: value, object: value, reason: value, note: value }, { requiredKeys: [] });
  const settings = fc.record(
    {
      kubernetes: fc.oneof(fc.constantFrom('1.27', '1.27..1.30', 'v1.31', '1.26', '1.38', '1'), value),
      mesh: value,
      clusterDomain: value,
      argocd: value,
      strict: value,
      failOn: value,
      clusters: fc.oneof(value, fc.dictionary(fc.constantFrom('prod', 'test'), value)),
      acknowledge: fc.oneof(value, fc.array(entry, { maxLength: 2 })),
      other: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(settings, (said) => {
      expect(problems(JSON.stringify(said)).length === 0, JSON.stringify(said)).toBe(validate(said));
    }),
    { numRuns: 1000 },
  );
});

test('every setting that HeadlessChecks takes is one of its props, and it has no others', () => {
  const props = Object.values(SETTINGS).flatMap((setting) => setting.props);
  expect(Object.keys(STRUCTS['HeadlessChecksProps'] ?? {})).toEqual([...props].sort());
});
