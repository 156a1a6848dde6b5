import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { StatefulPeerGroup, type PeerStorage } from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const GROUP = {
  name: 'db',
  ports: [{ name: 'sql', number: 5432 }],
  containers: [{ image: 'registry.example/db:16' }],
};
const DATA = { name: 'data', size: Size.gibibytes(10), mountPath: '/var/lib/db' };

const setOf = (storage: Partial<PeerStorage>, props = {}) =>
  synth((chart) => new StatefulPeerGroup(chart, 'Db', { ...GROUP, ...props, storage: [{ ...DATA, ...storage }] })).one(
    'StatefulSet',
    'db',
  ).spec;
const refusal = (storage: Partial<PeerStorage>) =>
  messageOf(() => new StatefulPeerGroup(chartOf(), 'Db', { ...GROUP, storage: [{ ...DATA, ...storage }] }));

test('a folder of the volume is mounted instead of its root', () => {
  const [container] = setOf({ subPath: 'pgdata' }).template.spec.containers;
  expect(container.volumeMounts).toEqual([{ mountPath: '/var/lib/db', name: 'data', subPath: 'pgdata' }]);
});

test('a folder outside of the volume, or of a device, is refused', () => {
  expect(refusal({ subPath: '../etc' })).toContain('- storage[0].subPath: got "../etc"');
  const { BLOCK } = kplus.PersistentVolumeMode;
  expect(refusal({ subPath: 'a', volumeMode: BLOCK, mountPath: undefined, devicePath: '/dev/xvda' })).toContain(
    '- storage[0].subPath: got "a"; expected nothing. A block volume has no folders.',
  );
});

test('claims have annotations, and begin with a snapshot or a copy of a claim', () => {
  const [template] = setOf({
    annotations: { 'backup.example/policy': 'daily' },
    dataSource: { name: 'friday' },
  }).volumeClaimTemplates;
  expect(template.metadata.annotations).toEqual({ 'backup.example/policy': 'daily' });
  expect(template.spec.dataSource).toEqual({
    apiGroup: 'snapshot.storage.k8s.io',
    kind: 'VolumeSnapshot',
    name: 'friday',
  });
  const [copy] = setOf({ dataSource: { kind: 'PersistentVolumeClaim', name: 'old' } }).volumeClaimTemplates;
  expect(copy.spec.dataSource).toEqual({ kind: 'PersistentVolumeClaim', name: 'old' });
});

test('containers see the processes of each other where that is asked for', () => {
  expect(setOf({}, { shareProcessNamespace: true }).template.spec.shareProcessNamespace).toBe(true);
  expect(setOf({}).template.spec).not.toHaveProperty('shareProcessNamespace');
  expect(setOf({}, { shareProcessNamespace: false }).template.spec).not.toHaveProperty('shareProcessNamespace');
});
