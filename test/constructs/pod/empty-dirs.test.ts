import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { StatefulPeerGroup, type StatefulPeerGroupProps } from '../../../lib';
import { chartOf, messageOf, synth, type Rendered } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'kafka',
  ports: [{ name: 'broker', number: 9092 }],
  containers: [
    { name: 'kafka', image: 'registry.example/kafka:4' },
    { name: 'exporter', image: 'registry.example/exporter:1' },
  ],
  initContainers: [{ name: 'render', image: 'registry.example/render:1' }],
};

const pod = (props: Partial<StatefulPeerGroupProps>): Rendered =>
  synth((chart) => new StatefulPeerGroup(chart, 'Kafka', { ...MINIMAL, ...props })).one('StatefulSet', 'kafka').spec
    .template.spec;
const refusal = (props: Partial<StatefulPeerGroupProps>) =>
  messageOf(() => new StatefulPeerGroup(chartOf(), 'Kafka', { ...MINIMAL, ...props }));

test('a path is enough: the peer gets a folder to write to, on its read-only root', () => {
  const { containers, initContainers, volumes } = pod({
    emptyDirs: [{ mountPath: '/tmp' }, { mountPath: '/opt/kafka/Config_1' }],
  });
  expect(volumes).toEqual([
    { name: 'tmp', emptyDir: {} },
    { name: 'opt-kafka-config-1', emptyDir: {} },
  ]);
  expect(containers[0].volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'opt-kafka-config-1', mountPath: '/opt/kafka/Config_1' },
  ]);
  expect(containers[0].securityContext.readOnlyRootFilesystem).toBe(true);
  for (const other of [containers[1], initContainers[0]]) expect(other).not.toHaveProperty('volumeMounts');
});

test('a folder has a limit, a medium and a name, and containers that share it', () => {
  const { containers, initContainers, volumes } = pod({
    emptyDirs: [
      {
        mountPath: '/etc/kafka',
        name: 'config',
        sizeLimit: Size.mebibytes(1024),
        medium: kplus.EmptyDirMedium.MEMORY,
        containers: ['render', 'kafka'],
      },
    ],
  });
  expect(volumes).toEqual([{ name: 'config', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }]);
  for (const sharing of [containers[0], initContainers[0]])
    expect(sharing.volumeMounts).toEqual([{ name: 'config', mountPath: '/etc/kafka' }]);
  expect(containers[1]).not.toHaveProperty('volumeMounts');
});

test('folders stand beside volumes of cdk8s-plus and claims', () => {
  const chart = chartOf();
  const cache = kplus.Volume.fromEmptyDir(chart, 'Cache', 'cache');
  const { containers, volumes } = pod({
    emptyDirs: [{ mountPath: '/tmp' }],
    storage: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/data' }],
    containers: [{ ...MINIMAL.containers[0]!, volumeMounts: [{ path: '/cache', volume: cache }] }],
  });
  expect(containers[0].volumeMounts.map(({ name }: Rendered) => name)).toEqual(['cache', 'data', 'tmp']);
  expect(volumes.map(({ name }: Rendered) => name)).toEqual(['cache', 'tmp']);
});

test.each([
  ['a path that is none', { mountPath: 'tmp' }, '[0].mountPath: got "tmp"; expected an absolute path'],
  ['the root', { mountPath: '/' }, '[0].mountPath: got "/"; expected an absolute path without a colon, below the root'],
  ['a colon', { mountPath: '/a:b' }, '[0].mountPath: got "/a:b"; expected an absolute path without a colon'],
  ['no path', {}, '[0].mountPath: got nothing; expected an absolute path'],
  ['the way of Kubernetes', { path: '/tmp' }, '[0].path: got "/tmp"; expected "mountPath".'],
  [
    'no size',
    { mountPath: '/tmp', sizeLimit: Size.kibibytes(0) },
    '[0].sizeLimit: got "0Ki"; expected a size from 1 KiB',
  ],
  ['a name that is none', { mountPath: '/tmp', name: 'Tmp' }, '[0].name: got "Tmp"; expected'],
  ['a path without a word', { mountPath: '/…' }, '[0].name: got'],
  [
    'no such container',
    { mountPath: '/tmp', containers: ['kafak'] },
    '[0].containers: got "kafak"; expected one of "kafka", "exporter" and "render". There is no such container.',
  ],
])('%s is refused', (_, folder, words) => {
  expect(refusal({ emptyDirs: [folder as never] })).toContain(`- emptyDirs${words}`);
});

test('names and paths that are there already are refused, each at its prop', () => {
  expect(refusal({ emptyDirs: [{ mountPath: '/a/b' }, { mountPath: '/a-b' }] })).toContain(
    '- emptyDirs[1].name: got "a-b"; expected a name that no other volume of the pod has.',
  );
  expect(
    refusal({
      emptyDirs: [
        { mountPath: '/a', name: 'x' },
        { mountPath: '/a', name: 'y' },
      ],
    }),
  ).toContain('- emptyDirs[1].mountPath: got "/a"; expected a path at which nothing else is mounted.');
  const volume = kplus.Volume.fromEmptyDir(chartOf(), 'Tmp', 'tmp');
  expect(refusal({ volumes: [volume], emptyDirs: [{ mountPath: '/tmp' }] })).toContain(
    '- emptyDirs[0].name: got "tmp"',
  );
  const storage = [{ name: 'tmp', size: Size.gibibytes(1), mountPath: '/data' }];
  expect(refusal({ storage, emptyDirs: [{ mountPath: '/tmp' }] })).toContain(
    '- storage: got "tmp"; expected a name that no volume of the pod has.',
  );
});

test.each(['emptyDir', 'scratch', 'tmpfs'])('%s is answered with the prop to write', (name) => {
  expect(refusal({ [name]: [{ mountPath: '/tmp' }] })).toContain(
    'expected "emptyDirs" such as [{ mountPath: "/tmp" }].',
  );
});
