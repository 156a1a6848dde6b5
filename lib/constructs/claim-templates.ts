import * as kplus from 'cdk8s-plus-27';
import { dnsLabel1123Faults } from '../dns/name-faults';
import { dig, type Manifest } from '../manifest/manifest';
import type { Faults } from './faults';
import type { PodSpecPlan } from './pod-spec';
import { sizeText } from './quantity';
import type { PeerStorage } from './storage';

/** Notes what is wrong with the storage of a group whose containers are known by name. */
export function addStorageFaults(
  faults: Faults,
  storage: readonly PeerStorage[],
  adopted: readonly Manifest[] | undefined,
  containers: readonly string[],
): void {
  const names = storage.map((volume) => volume.name);
  storage.forEach((volume, index) => {
    const at = `storage[${index}]`;
    faults.addAll(`${at}.name`, volume.name, dnsLabel1123Faults(volume.name ?? ''), "It begins the claims' names.");
    if (names.indexOf(volume.name) !== index)
      faults.add(`${at}.name`, volume.name, 'a name of its own', 'Each claim template has one name.');
    if (volume.size.toKibibytes() <= 0)
      faults.add(`${at}.size`, sizeText(volume.size), 'more than nothing', 'A claim asks for space.');
    addMountFaults(faults, at, volume);
    if (volume.accessModes?.length === 0)
      faults.add(`${at}.accessModes`, [], 'at least one mode, or nothing', 'The API refuses a claim without one.');
    for (const container of volume.containers ?? [])
      if (!containers.includes(container))
        faults.add(`${at}.containers`, container, `one of ${containers.join(', ')}`, 'There is no such container.');
    const template = adopted?.find((candidate) => dig(candidate, 'metadata', 'name') === volume.name);
    const size = dig(template, 'spec', 'resources', 'requests', 'storage');
    if (template !== undefined && size !== sizeText(volume.size))
      faults.add(`${at}.size`, sizeText(volume.size), `${size}, as adopted`, 'A claim template cannot be changed.');
  });
  const templates = adopted?.map((template) => dig(template, 'metadata', 'name'));
  if (
    templates !== undefined &&
    (templates.length !== names.length || templates.some((name) => !names.includes(`${name}`)))
  )
    faults.add(
      'storage',
      names,
      `exactly the adopted claim templates: ${templates.join(', ')}`,
      'Claim templates cannot be added to or taken from a running StatefulSet, and each must be mounted somewhere.',
    );
}

function addMountFaults(faults: Faults, at: string, { mountPath, devicePath, volumeMode }: PeerStorage): void {
  const block = volumeMode === kplus.PersistentVolumeMode.BLOCK;
  const [wanted, other] = block ? ['devicePath', 'mountPath'] : ['mountPath', 'devicePath'];
  const path = block ? devicePath : mountPath;
  if (path === undefined || !path.startsWith('/') || path.includes(':'))
    faults.add(`${at}.${wanted}`, path, 'an absolute path without a colon', 'It is where the volume appears.');
  if ((block ? mountPath : devicePath) !== undefined)
    faults.add(`${at}.${other}`, block ? mountPath : devicePath, 'nothing', `With this volumeMode it is ${wanted}.`);
}

/** The claim templates, each with the `apiVersion` and `kind` that the server would add, so that no tool sees a difference. */
export function renderClaimTemplates(storage: readonly PeerStorage[]): readonly Manifest[] {
  return storage.map((volume) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: volume.name, labels: volume.labels },
    spec: {
      accessModes: volume.accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
      resources: { requests: { storage: sizeText(volume.size) } },
      storageClassName: volume.storageClassName,
      volumeMode: volume.volumeMode,
    },
  }));
}

/** Where each container finds the claims. */
export function claimMounts(storage: readonly PeerStorage[], peerContainer: string): PodSpecPlan['mounts'] {
  const mounts = new Map<string, { field: 'volumeMounts' | 'volumeDevices'; entry: object }[]>();
  for (const volume of storage)
    for (const container of volume.containers ?? [peerContainer]) {
      const entry =
        volume.devicePath === undefined
          ? { field: 'volumeMounts' as const, entry: { name: volume.name, mountPath: volume.mountPath } }
          : { field: 'volumeDevices' as const, entry: { name: volume.name, devicePath: volume.devicePath } };
      mounts.set(container, [...(mounts.get(container) ?? []), entry]);
    }
  return mounts;
}
