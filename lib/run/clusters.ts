import { relative, resolve, sep } from 'node:path';
import { clusterOfPath, type Clusters } from '../rules/cluster';

/**
 * Names the cluster that a file is for; the empty string where none is.
 *
 * Patterns and files are compared as paths from the working directory, however they were written. The answer for a file
 * is kept, because it is asked for once for each of its objects.
 */
export function clusterOfFile(clusters: Clusters): (file: string | undefined) => string {
  const entries = Object.entries(clusters);
  if (entries.length === 0) return () => '';
  const clusterOf = clusterOfPath(Object.fromEntries(entries.map(([name, paths]) => [name, paths.map(pathFromHere)])));
  const known = new Map<string, string>();
  return (file = '') => {
    const cluster = known.get(file) ?? clusterOf(pathFromHere(file));
    known.set(file, cluster);
    return cluster;
  };
}

function pathFromHere(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/');
}
