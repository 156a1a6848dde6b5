import { isDeepStrictEqual } from 'util';
import * as kplus from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { claimTemplateViolations } from '../../kubernetes/constraints/workloads';
import { dig, text, type Manifest } from '../../manifest/manifest';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import { quoted } from '../props/quoted';
import { addViolations, ALL_VERSIONS, pathWords } from '../props/violation-errors';
import type { MountsOfContainers } from './mounts';
import { kibibytesOf, sizeText } from '../cdk8s/quantity';
import type { ClaimDataSource, PeerStorage } from './storage';

/** Reports what is wrong with the storage of a group whose containers are known by name. */
export function addStorageErrors(
  errors: PropErrors,
  storage: readonly Given<PeerStorage>[],
  adopted: readonly Manifest[] | undefined,
  containers: readonly string[],
): void {
  const names = storage.map((volume) => volume.name);
  storage.forEach((volume, index) => {
    const at = `storage[${index}]`;
    addSizeErrors(errors, `${at}.size`, volume.size);
    addMountErrors(errors, at, volume);
    if (new Set(volume.containers).size !== (volume.containers ?? []).length)
      errors.add(
        `${at}.containers`,
        volume.containers,
        'each container once',
        'The API refuses a path twice in one container.',
      );
    for (const container of volume.containers ?? [])
      if (!containers.includes(container))
        errors.add(`${at}.containers`, container, oneOf(containers), 'There is no such container.');
    const template = adopted?.find((candidate) => dig(candidate, 'metadata', 'name') === volume.name);
    if (template !== undefined) addAdoptedErrors(errors, at, volume, template);
  });
  addTemplateErrors(errors, storage);
  const templates = adopted?.map((template) => text(dig(template, 'metadata', 'name')) ?? '');
  if (templates !== undefined && (templates.length !== names.length || templates.some((name) => !names.includes(name))))
    errors.add(
      'storage',
      names,
      `exactly the adopted claim templates: ${templates.map(quoted).join(', ')}`,
      'Claim templates cannot be added to or taken from a running StatefulSet, and each must be mounted.',
    );
}

/** A template of a running set is kept as it is: what the user writes must be what it says. */
function addAdoptedErrors(errors: PropErrors, at: string, volume: Given<PeerStorage>, template: Manifest): void {
  const why = 'A claim template cannot be changed.';
  const size = dig(template, 'spec', 'resources', 'requests', 'storage');
  const kibibytes = kibibytesOf(size);
  if (volume.size !== undefined && volume.size.toKibibytes() !== kibibytes)
    errors.add(
      `${at}.size`,
      sizeText(volume.size),
      `${quoted(size)}, as adopted${kibibytes === undefined ? '' : `, which is Size.kibibytes(${kibibytes})`}`,
      why,
    );
  const running = {
    storageClassName: dig(template, 'spec', 'storageClassName'),
    accessModes: dig(template, 'spec', 'accessModes'),
    volumeMode: dig(template, 'spec', 'volumeMode') ?? kplus.PersistentVolumeMode.FILE_SYSTEM,
    labels: dig(template, 'metadata', 'labels'),
    annotations: dig(template, 'metadata', 'annotations'),
  };
  for (const prop of ['storageClassName', 'accessModes', 'volumeMode', 'labels', 'annotations'] as const)
    if (volume[prop] !== undefined && !isDeepStrictEqual(volume[prop], running[prop]))
      errors.add(
        `${at}.${prop}`,
        volume[prop],
        `nothing${running[prop] === undefined ? '' : `, or ${quoted(running[prop])}`}, as adopted`,
        why,
      );
}

function addMountErrors(
  errors: PropErrors,
  at: string,
  { mountPath, devicePath, subPath, volumeMode }: Given<PeerStorage>,
): void {
  const block = volumeMode === kplus.PersistentVolumeMode.BLOCK;
  const [wanted, other] = block ? ['devicePath', 'mountPath'] : ['mountPath', 'devicePath'];
  const path = block ? devicePath : mountPath;
  if (path === undefined || !path.startsWith('/') || path.includes(':'))
    errors.add(`${at}.${wanted}`, path, 'an absolute path without a colon', 'It is where the volume appears.');
  if (block && subPath !== undefined) errors.add(`${at}.subPath`, subPath, 'nothing', 'A block volume has no folders.');
  if ((block ? mountPath : devicePath) !== undefined)
    errors.add(`${at}.${other}`, block ? mountPath : devicePath, 'nothing', `With this volumeMode it is ${wanted}.`);
}

function addSizeErrors(errors: PropErrors, prop: string, size: Size | undefined): void {
  const kibibytes = size?.toKibibytes();
  if (kibibytes !== undefined && Number.isInteger(kibibytes) && kibibytes > 0) return;
  errors.add(
    prop,
    size && sizeText(size),
    'a size from 1 KiB without a fraction of a kibibyte, such as Size.gibibytes(10)',
    'A claim requests this size, and it cannot be changed later.',
  );
}

/** Fields of a claim template, and the props of a volume that they come from. */
const PROPS: readonly (readonly [field: RegExp, prop: string])[] = [
  [/^metadata\.(name|labels|annotations)/, '$1'],
  [/^spec\.resources\.requests\.storage$/, 'size'],
  [/^spec\.(\w+)/, '$1'],
];

/** What Kubernetes does not take in the claim templates, beside what is reported already. */
function addTemplateErrors(errors: PropErrors, storage: readonly Given<PeerStorage>[]): void {
  // Sizes are looked at before; one that is missing has been reported.
  const templates = storage.map((volume) => claimTemplate(volume, volume.size && sizeText(volume.size)));
  addViolations(
    errors,
    claimTemplateViolations(templates, ALL_VERSIONS),
    ([index, ...path]) =>
      `storage[${index}].${PROPS.reduce((words, [field, prop]) => words.replace(field, prop), pathWords(path))}`,
  );
}

/** The claim templates, each with the `apiVersion` and `kind` that the server would add, so that no tool sees a difference. */
export function renderClaimTemplates(storage: readonly PeerStorage[]): readonly Manifest[] {
  return storage.map((volume) => claimTemplate(volume, sizeText(volume.size)));
}

function dataSourceOf({ kind = 'VolumeSnapshot', name, apiGroup }: Given<ClaimDataSource>): Manifest {
  const own = kind === 'VolumeSnapshot' ? 'snapshot.storage.k8s.io' : undefined;
  return { apiGroup: apiGroup === '' ? undefined : (apiGroup ?? own), kind, name };
}

function claimTemplate(volume: Given<PeerStorage>, size: string | undefined): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: volume.name, labels: volume.labels, annotations: volume.annotations },
    spec: {
      accessModes: volume.accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
      dataSource: volume.dataSource && dataSourceOf(volume.dataSource),
      resources: { requests: { storage: size } },
      storageClassName: volume.storageClassName,
      volumeMode: volume.volumeMode,
    },
  };
}

/** Where each container finds the claims. */
export function claimMounts(storage: readonly PeerStorage[], peerContainer: string): MountsOfContainers {
  const mounts = new Map<string, { field: 'volumeMounts' | 'volumeDevices'; entry: object }[]>();
  for (const volume of storage)
    for (const container of new Set(volume.containers ?? [peerContainer])) {
      const entry =
        volume.devicePath === undefined
          ? {
              field: 'volumeMounts' as const,
              entry: { name: volume.name, mountPath: volume.mountPath, subPath: volume.subPath },
            }
          : { field: 'volumeDevices' as const, entry: { name: volume.name, devicePath: volume.devicePath } };
      mounts.set(container, [...(mounts.get(container) ?? []), entry]);
    }
  return mounts;
}
