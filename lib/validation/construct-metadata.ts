import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dig, text, type Manifest } from '../manifest/manifest';
import { referenceTo } from '../rules/object-reference';
import { addToList } from '../manifest/lists';

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
 * was rendered last. That is the last of this name in its file, where there is one file; of several it is the file of
 * the chart that the path begins with. Where no one can tell, no path is better than a wrong one.
 */
export function addPathsByReference(paths: ConstructPaths, objects: readonly ManifestInFile[]): void {
  const byName = new Map<string, ManifestInFile[]>();
  for (const entry of objects) {
    const name = text(dig(entry.manifest, 'metadata', 'name'));
    if (name !== undefined) addToList(byName, name, entry);
  }
  for (const [name, entries] of byName) {
    const recorded = Object.hasOwn(paths, name) ? paths[name] : undefined;
    if (recorded === undefined) continue;
    const oneFile = new Set(entries.map(({ file }) => file)).size === 1;
    const last = entries.filter(({ file }) => oneFile || isOfChart(file, recorded.path)).at(-1);
    if (last !== undefined) paths[referenceTo(last.manifest)] = recorded;
  }
}

/** Whether a file has the name that cdk8s gives to that of a chart: `shop.k8s.yaml`, or `0001-shop.k8s.yaml`. */
function isOfChart(file: string, constructPath: string): boolean {
  const [chart = ''] = constructPath.split('/');
  return (
    basename(file)
      .replace(/^[0-9]{4}-/, '')
      .split('.')[0] === chart
  );
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
