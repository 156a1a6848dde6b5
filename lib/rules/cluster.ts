import picomatch from 'picomatch';

/** For each cluster the files, folders or charts that are for it, with `*` and `**` as in a shell. */
export interface Clusters {
  readonly [cluster: string]: readonly string[];
}

/**
 * Tells of a path (slashes between its parts) which cluster it is for.
 *
 * A pattern that means a folder means all within. What no pattern means is for one further cluster, named by the
 * empty text.
 */
export function clusterOfPath(clusters: Clusters): (path: string) => string {
  const matchers = Object.entries(clusters).map(([cluster, patterns]) => {
    const within = patterns.map(plainPattern);
    return { cluster, matches: picomatch(within.flatMap((pattern) => [pattern, `${pattern}/**`])) };
  });
  return (path) => matchers.find(({ matches }) => matches(path.replace(/^\.\//, '')))?.cluster ?? '';
}

/** A pattern without the `./` before it and the slashes behind it, which say nothing. */
export function plainPattern(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/+$/, '');
}
