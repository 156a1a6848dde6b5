/** The search domains that the kubelet writes into a pod's `/etc/resolv.conf` (`dnsPolicy: ClusterFirst`). */
export function searchDomains(namespace: string, clusterDomain: string): readonly string[] {
  return [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain];
}

/** The `ndots` that the kubelet writes into a pod's `/etc/resolv.conf`. */
export const KUBELET_NDOTS = 5;

/**
 * The names that a resolver asks for, one after another, until one exists. A name with fewer dots than `ndots` goes
 * through the search domains first; one that ends in a dot is asked as it is.
 */
export function namesTried(name: string, search: readonly string[], ndots: number = KUBELET_NDOTS): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const searched = search.map((domain) => `${name}.${domain}`);
  return dots(name) < ndots ? [...searched, name] : [name, ...searched];
}

/** How many lookups fail before the one that finds `fullName`, or `undefined` where none of the tried names is it. */
export function wastedLookups(
  name: string,
  fullName: string,
  search: readonly string[],
  ndots: number = KUBELET_NDOTS,
): number | undefined {
  const at = namesTried(name, search, ndots).indexOf(fullName);
  return at < 0 ? undefined : at;
}

/** The dots of a name, which a resolver compares with `ndots`. */
export function dots(name: string): number {
  return name.split('.').length - 1;
}
