import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import { sizeText } from '../cdk8s/quantity';
import type { EmptyDir } from './empty-dir';
import type { MountsOfContainers } from './mounts';

/** The name of the volume of a folder: its own, or one that is made of its path. */
export function emptyDirName({ name, mountPath = '' }: Given<EmptyDir>): string {
  return (
    name ??
    mountPath
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 63)
      .replace(/^-|-$/g, '')
  );
}

/** The volumes of the folders, in the field names of Kubernetes. */
export function emptyDirVolumes(folders: readonly Given<EmptyDir>[]): readonly Record<string, unknown>[] {
  return folders.map((folder) => ({
    name: emptyDirName(folder),
    emptyDir: { medium: folder.medium || undefined, sizeLimit: folder.sizeLimit && sizeText(folder.sizeLimit) },
  }));
}

/** Where each container finds the folders. */
export function emptyDirMounts(folders: readonly Given<EmptyDir>[], peerContainer: string): MountsOfContainers {
  const mounts = new Map<string, { field: 'volumeMounts'; entry: object }[]>();
  for (const folder of folders)
    for (const container of foldersContainers(folder, peerContainer)) {
      const entry = { mountPath: folder.mountPath, name: emptyDirName(folder) };
      mounts.set(container, [...(mounts.get(container) ?? []), { field: 'volumeMounts', entry }]);
    }
  return mounts;
}

/** The containers that mount a folder, each once. */
export function foldersContainers({ containers }: Given<EmptyDir>, peerContainer: string): readonly string[] {
  return [...new Set(containers ?? [peerContainer])];
}

/** Reports what is wrong with the folders of a pod whose containers and other volumes are known by name. */
export function addEmptyDirErrors(
  errors: PropErrors,
  folders: readonly Given<EmptyDir>[],
  pod: { readonly containers: readonly string[]; readonly volumes: readonly string[] },
): void {
  const taken = new Set(pod.volumes);
  folders.forEach((folder, index) => {
    const at = `emptyDirs[${index}]`;
    const { mountPath, sizeLimit } = folder;
    if (mountPath === undefined || !/^\/[^:]*[^/:]/.test(mountPath) || mountPath.includes(':'))
      errors.add(
        `${at}.mountPath`,
        mountPath,
        'an absolute path without a colon, below the root',
        'It is where the folder appears.',
      );
    else addNameErrors(errors, at, folder, taken);
    const kibibytes = sizeLimit?.toKibibytes();
    if (kibibytes !== undefined && !(Number.isInteger(kibibytes) && kibibytes > 0))
      errors.add(
        `${at}.sizeLimit`,
        sizeLimit && sizeText(sizeLimit),
        'a size from 1 KiB without a fraction of a kibibyte, such as Size.mebibytes(64)',
        'The kubelet evicts a pod that writes more.',
      );
    for (const container of folder.containers ?? [])
      if (!pod.containers.includes(container))
        errors.add(`${at}.containers`, container, oneOf(pod.containers), 'There is no such container.');
  });
}

function addNameErrors(errors: PropErrors, at: string, folder: Given<EmptyDir>, taken: Set<string>): void {
  const name = emptyDirName(folder);
  if (taken.has(name))
    errors.add(`${at}.name`, name, 'a name that no other volume of the pod has', 'A mount finds its volume by name.');
  taken.add(name);
}
