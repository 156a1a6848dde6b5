import picomatch from 'picomatch';

/** For each cluster the files, folders or charts that are for it, with `*` and `**` as in a shell. */
export interface Clusters {
  readonly [cluster: string]: readonly string[];
}

/**
 * The cluster that a path (with slashes between its parts) is for.
 *
 * A pattern that matches a folder matches all files in it. A path that no pattern matches is for one further cluster,
 * whose name is the empty string.
 */
export function clusterOfPath(clusters: Clusters): (path: string) => string {
  const matchers = Object.entries(clusters).map(([cluster, patterns]) => {
    const within = patterns.map(plainPattern);
    return { cluster, matches: picomatch(within.flatMap((pattern) => [pattern, `${pattern}/**`])) };
  });
  return (path) => matchers.find(({ matches }) => matches(path.replace(/^\.\//, '')))?.cluster ?? '';
}

/** A pattern without a leading `./` and trailing slashes. */
export function plainPattern(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/+$/, '');
}
