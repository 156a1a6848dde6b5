import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dig, text, type Manifest } from '../manifest/manifest';
import { referenceTo } from '../rules/object-reference';

const FILE = 'construct-metadata.json';

/** A resource's name and the path of its construct, as cdk8s records them. */
export interface ConstructPaths {
  [resourceName: string]: { readonly path: string };
}

/** An object and the file that it was read from. */
export interface ManifestInFile {
  readonly manifest: Manifest;
  readonly file: string;
}

/**
 * Adds each object's construct path under its kind, namespace and name.
 *
 * cdk8s records paths by name alone, so of a Service and a StatefulSet of one name it keeps the path of the one that
 * was rendered last. Where all objects of a name stand in one file, that is the last of them; where they do not, no
 * one can tell, and no path is better than a wrong one.
 */
export function addPathsByReference(paths: ConstructPaths, objects: readonly ManifestInFile[]): void {
  const byName = new Map<string, ManifestInFile[]>();
  for (const entry of objects) {
    const name = text(dig(entry.manifest, 'metadata', 'name'));
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  for (const [name, entries] of byName) {
    const recorded = Object.hasOwn(paths, name) ? paths[name] : undefined;
    const last = entries.at(-1);
    if (recorded === undefined || last === undefined || new Set(entries.map(({ file }) => file)).size > 1) continue;
    paths[referenceTo(last.manifest)] = recorded;
  }
}

/**
 * Deletes the file in which cdk8s hands construct paths to its plugins. They have been read by the time a plugin
 * runs, and Argo CD takes every JSON file of a folder for a manifest.
 */
export function removeConstructMetadata(manifests: readonly string[]): void {
  // The file lies beside the manifests, or above them where each chart has a folder.
  const folders = new Set(manifests.flatMap((file) => [dirname(file), dirname(dirname(file))]));
  for (const folder of folders) if (existsSync(join(folder, FILE))) rmSync(join(folder, FILE));
}
