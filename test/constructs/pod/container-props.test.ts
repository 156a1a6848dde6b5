import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { StatefulPeerGroup, type StatefulPeerGroupProps } from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const IMAGE = 'registry.example/ledger:4.2';

const build = (props: Partial<StatefulPeerGroupProps> = {}, chart = chartOf()) =>
  new StatefulPeerGroup(chart, 'Ledger', {
    name: 'ledger',
    ports: [{ name: 'raft', number: 7000 }],
    containers: [{ image: IMAGE }],
    ...props,
  });
const refusal = (container: Partial<kplus.ContainerProps>) =>
  messageOf(() => build({ containers: [{ image: IMAGE, ...container }] }));

test.each<[string, Partial<kplus.ContainerProps>]>([
  ['image: got " ledger:4.2 "; expected an image without white space', { image: ' ledger:4.2 ' }],
  [
    'resources.cpu.request: got "2"; expected at most 100m, the limit of cpu',
    { resources: { cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.millis(100) } } },
  ],
  ['resources.cpu.limit: got "-1m"; expected', { resources: { cpu: { limit: kplus.Cpu.millis(-1) } } }],
  ['resources.cpu.limit: got "NaNm"; expected', { resources: { cpu: { limit: kplus.Cpu.millis(NaN) } } }],
  [
    'resources.ephemeralStorage.request: got "2Gi"; expected at most 1Gi, the limit of ephemeral-storage',
    { resources: { ephemeralStorage: { request: Size.gibibytes(2), limit: Size.gibibytes(1) } } },
  ],
])('what the API would refuse of a container is an error: %s', (error, container) => {
  expect(refusal(container)).toContain(`- containers[0].${error}`);
});

test.each<[string, (volume: kplus.Volume) => kplus.VolumeMount]>([
  ['path: got ""; expected a path, such as "/data"', (volume) => ({ path: '', volume })],
  ['path: got "/a:b"; expected a path without a colon', (volume) => ({ path: '/a:b', volume })],
  [
    'subPath: got "../x"; expected a relative path without "..", such as "x"',
    (volume) => ({ path: '/a', volume, subPath: '../x' }),
  ],
  ['subPath: got "/x"; expected a relative path', (volume) => ({ path: '/a', volume, subPath: '/x' })],
  [
    'subPathExpr: got "$(POD_NAME)"; expected subPath or subPathExpr, not both. Each mount',
    (volume) => ({ path: '/a', volume, subPath: 'x', subPathExpr: '$(POD_NAME)' }),
  ],
])('a mount that the API would refuse is an error: %s', (error, mount) => {
  const volume = kplus.Volume.fromEmptyDir(chartOf(), 'Cache', 'cache');
  expect(refusal({ volumeMounts: [mount(volume)] })).toContain(`- containers[0].volumeMounts[0].${error}`);
});

test('a mount without a volume is an error, not an error at synth', () => {
  expect(refusal({ volumeMounts: [{ path: '/cache', volume: undefined as never }] })).toContain(
    '- containers[0].volumeMounts[0].volume: got nothing; expected a volume of cdk8s-plus',
  );
});

test('an address of the node that is none is an error', () => {
  expect(refusal({ ports: [{ number: 80, hostPort: 80, hostIp: 'node' }] })).toContain(
    '- containers[0].ports[0].hostIp: got "node"; expected an address',
  );
});

test('a variable, a label or a node label that is left undefined is left out', () => {
  const chart = chartOf();
  const debug: kplus.EnvValue | undefined = undefined;
  build(
    {
      containers: [{ image: IMAGE, envVariables: { DEBUG: debug as never, LEVEL: kplus.EnvValue.fromValue('1') } }],
      nodeSelector: { disk: undefined as never },
    },
    chart,
  );
  const { env } = rendered(chart).container('StatefulSet', 'ledger');
  expect(env.map(({ name }: { name: string }) => name)).not.toContain('DEBUG');
  expect(env.at(-1)).toEqual({ name: 'LEVEL', value: '1' });
});

test('the name of a volume that the API would refuse is an error, listed or mounted', () => {
  const volume = kplus.Volume.fromEmptyDir(chartOf(), 'Cache', 'Bad_Name');
  const error = 'got "Bad_Name"; expected lower case letters, digits and "-", with a letter or digit at both ends';
  expect(messageOf(() => build({ volumes: [volume] }))).toContain(`- volumes[0]: ${error}`);
  expect(refusal({ volumeMounts: [{ path: '/cache', volume }] })).toContain(
    `- containers[0].volumeMounts[0].volume: ${error}`,
  );
});

test.each(['readiness', 'liveness', 'startup'] as const)(
  'a %s probe of an init container is an error with its prop, in the one report with all others',
  (kind) => {
    const initContainers = [{ image: IMAGE, [kind]: kplus.Probe.fromCommand(['true']) }];
    const message = messageOf(() => build({ initContainers, replicas: 0 }));
    expect(message).toContain(
      `- initContainers[0].${kind}: got ${kind}Probe; expected no ${kind}Probe: the container ends before`,
    );
    expect(message).toContain('- replicas: got 0');
  },
);

test('hooks of an init container are refused, as the API does', () => {
  const initContainers = [{ image: IMAGE, lifecycle: { preStop: kplus.Handler.fromCommand(['true']) } }];
  expect(messageOf(() => build({ initContainers }))).toContain('- initContainers[0].lifecycle: got ');
});

test('a container that is added later is looked at like those of the props', () => {
  const group = build();
  const message = messageOf(() =>
    group.addContainer({
      name: 'Proxy_1',
      image: '',
      portNumber: 0,
      envVariables: { '1 X': kplus.EnvValue.fromValue('') },
    }),
  );
  expect(message).toContain('StatefulPeerGroup "test/Ledger" cannot have this container:');
  for (const error of ['name: got "Proxy_1"', 'image: got ""', 'portNumber: got 0', 'envVariables: got "1 X"'])
    expect(message).toContain(`- addContainer.${error}`);
  expect(
    messageOf(() => group.addInitContainer({ image: IMAGE, securityContext: { user: 0 }, readiness: 5 as never })),
  ).toContain('- addInitContainer.readiness: got 5; expected a Probe of cdk8s-plus');
  const chart = chartOf();
  build({}, chart).addContainer({ name: 'proxy', image: IMAGE });
  expect(rendered(chart).container('StatefulSet', 'ledger', 'proxy').image).toBe(IMAGE);
});

test('a port that is added to a container later is looked at when the chart is rendered', () => {
  const chart = chartOf();
  const [main] = build({}, chart).containers;
  main!.addPort({ number: 0, name: 'Web_UI' });
  const message = messageOf(() => rendered(chart));
  expect(message).toContain(
    'StatefulPeerGroup "test/Ledger": container "main".ports[1].containerPort: got 0; expected a number from 1 to 65535',
  );
  expect(message).toContain('container "main".ports: got "Web_UI"; expected another value');
});
