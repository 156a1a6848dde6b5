import { posix } from 'node:path';
import type { Origin } from '../manifest/origin';

const KUSTOMIZATION = /^kustomization\.ya?ml$/;
const CHART = /^Chart\.ya?ml$/;

/**
 * Names the folder that each of the files is applied with.
 *
 * A folder with a `kustomization.yaml` or a `Chart.yaml` is applied with all folders in it; another one is applied by
 * itself.
 */
export function originsOf(files: readonly string[]): (file: string) => Origin {
  const units = new Map<string, boolean>();
  for (const file of files) {
    const name = posix.basename(file);
    const folder = posix.dirname(file);
    if (KUSTOMIZATION.test(name)) units.set(folder, true);
    else if (CHART.test(name) && !units.has(folder)) units.set(folder, false);
  }
  const known = new Map<string, Origin>();
  return (file) => {
    const origin = known.get(file) ?? originIn(units, file);
    known.set(file, origin);
    return origin;
  };
}

function originIn(units: ReadonlyMap<string, boolean>, file: string): Origin {
  const own = posix.dirname(file);
  for (let folder = own, inner = ''; folder !== inner; inner = folder, folder = posix.dirname(folder)) {
    const kustomized = units.get(folder);
    if (kustomized !== undefined) return { file, folder, kustomized };
  }
  return { file, folder: own, kustomized: false };
}
