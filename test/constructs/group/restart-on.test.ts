import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  GrpcHeadlessBackend,
  StatefulPeerGroup,
  type DeploymentPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, type Rendered } from '../../support/synth';

const HASH = 'cdk8s-headless/configuration-hash';
const MINIMAL: DeploymentPeerGroupProps = {
  name: 'search',
  ports: [{ name: 'api', number: 8080 }],
  containers: [{ image: 'registry.example/search:1', resources: {} }],
};

const settings = (chart: Chart, data: Record<string, string>) =>
  new kplus.ConfigMap(chart, 'Settings', { metadata: { name: 'settings' }, data });

/** The hash on the pods of a group that are made anew for what a function makes. */
function hash(make: (chart: Chart) => NonNullable<DeploymentPeerGroupProps['restartOn']>) {
  const chart = chartOf();
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, restartOn: make(chart) });
  return rendered(chart).one('Deployment', 'search').spec.template.metadata.annotations?.[HASH] as string;
}

test('the pods have a hash of what the configuration contains, of each kind of group', () => {
  const chart = chartOf();
  const restartOn = [settings(chart, { 'app.conf': 'a' })];
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, restartOn });
  new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, name: 'ledger', restartOn });
  const { ports, ...props } = MINIMAL;
  new GrpcHeadlessBackend(chart, 'Prices', { ...props, name: 'prices', port: 8088, restartOn });
  const output = rendered(chart);
  const hashes = [
    output.one('Deployment', 'search'),
    output.one('StatefulSet', 'ledger'),
    output.one('Deployment', 'prices'),
  ].map(({ metadata, spec }: Rendered) => {
    expect(metadata.annotations ?? {}).not.toHaveProperty([HASH]);
    return spec.template.metadata.annotations[HASH];
  });
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
});

test('other contents are another hash, and the same contents the same, in whatever order', () => {
  const a = hash((chart) => [settings(chart, { one: '1', two: '2' })]);
  expect(hash((chart) => [settings(chart, { two: '2', one: '1' })])).toBe(a);
  expect(hash((chart) => [settings(chart, { one: '1', two: '3' })])).not.toBe(a);
  expect(hash((chart) => [settings(chart, { one: '1' })])).not.toBe(a);
});

test('data that is added after the group was made counts', () => {
  const chart = chartOf();
  const config = settings(chart, { one: '1' });
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, restartOn: [config] });
  const now = () => rendered(chart).one('Deployment', 'search').spec.template.metadata.annotations[HASH] as string;
  const before = now();
  config.addData('two', '2');
  expect(now()).not.toBe(before);
  expect(now()).toBe(hash((other) => [settings(other, { one: '1', two: '2' })]));
});

test('Secrets, objects of the API and patches on them count, and labels do not', () => {
  const object = (chart: Chart, data: object, labels = {}) =>
    new ApiObject(chart, 'Object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'object', labels },
      data,
    });
  const secret = (password: string) =>
    hash((chart) => [
      new kplus.Secret(chart, 'Secret', { metadata: { name: 'secret' }, stringData: { password } }),
      object(chart, { one: '1' }),
    ]);
  expect(secret('a')).not.toBe(secret('b'));
  const plain = hash((chart) => [object(chart, { one: '1' })]);
  expect(hash((chart) => [object(chart, { one: '1' }, { team: 'search' })])).toBe(plain);
  const patched = hash((chart) => {
    const made = object(chart, { one: '1' });
    made.addJsonPatch(JsonPatch.replace('/data/one', '2'));
    return [made];
  });
  expect(patched).not.toBe(plain);
});

test('rendering again changes nothing, and without configuration there is no annotation', () => {
  const chart = chartOf();
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, restartOn: [settings(chart, { one: '1' })] });
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  expect(hash(() => [])).toBeUndefined();
});

test('the hash of a secret shows nothing of it', () => {
  expect(
    hash((chart) => [
      new kplus.Secret(chart, 'Secret', { metadata: { name: 'secret' }, stringData: { password: 'hunter2' } }),
    ]),
  ).not.toContain('hunter');
});

test.each<[string, (chart: Chart) => unknown, string]>([
  [
    'a ConfigMap that is only referred to',
    (chart) => kplus.ConfigMap.fromConfigMapName(chart, 'Other', 'other'),
    '"test/Other"; expected a ConfigMap or a Secret that this program makes.',
  ],
  [
    'an object of another kind',
    (chart) => new kplus.ServiceAccount(chart, 'Account'),
    'a ServiceAccount; expected a ConfigMap or a Secret',
  ],
  ['a name', () => 'settings', '"settings"; expected an IConstruct of constructs such as new ConfigMap('],
])('%s is refused', (_, make, words) => {
  const chart = chartOf();
  const restartOn = [make(chart)] as never;
  const message = messageOf(() => new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, restartOn }));
  expect(message).toContain('\n  - restartOn[0]: got ');
  expect(message).toContain(words);
});

test('the annotation is not for others', () => {
  const chart = chartOf();
  const props = {
    ...MINIMAL,
    restartOn: [settings(chart, {})],
    podMetadata: { annotations: { [HASH]: 'x' } },
  };
  expect(messageOf(() => new DeploymentPeerGroup(chart, 'Search', props))).toContain(
    `- podMetadata.annotations["${HASH}"]: got "x"; expected no such annotation beside "restartOn".`,
  );
});
