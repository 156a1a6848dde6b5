import { dig, integer, list, text } from '../manifest/manifest';
import type { Workload } from '../manifest/workload';

/** How the resolver of a pod turns a name into questions: what the kubelet writes into `/etc/resolv.conf` and `/etc/hosts`. */
export interface Resolver {
  /** Whether its questions go to the DNS of the cluster; `undefined` where the manifest names other servers. */
  readonly cluster: boolean | undefined;
  readonly search: readonly string[];
  /** A name with fewer dots is tried with the search list first. */
  readonly ndots: number;
  /** The names of `/etc/hosts`: they are answered without a question. */
  readonly hosts: ReadonlySet<string>;
}

/** The least number of dots that Kubernetes gives pods which ask the DNS of the cluster. */
const CLUSTER_NDOTS = 5;

/** The resolver of a workload's pods, in the namespace that they end up in. */
export function resolverOf(
  workload: Workload,
  namespace: string,
  clusterDomain: string,
  ownNames: readonly string[],
): Resolver {
  const { podSpec } = workload;
  const policy = text(podSpec.dnsPolicy) ?? 'ClusterFirst';
  const onNode = policy === 'Default' || (policy === 'ClusterFirst' && podSpec.hostNetwork === true);
  const added = list(dig(podSpec, 'dnsConfig', 'searches')).flatMap((search) => text(search)?.replace(/\.$/, '') ?? []);
  const cluster = onNode ? false : policy === 'None' ? undefined : true;
  const own = cluster === true ? [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain] : [];
  return {
    cluster,
    search: [...own, ...added],
    ndots: writtenNdots(workload) ?? (cluster === true ? CLUSTER_NDOTS : 1),
    hosts: new Set(['localhost', ...ownNames, ...aliases(workload)].map((name) => name.toLowerCase())),
  };
}

/** The names that a resolver asks for, in its order, until one has an answer. */
export function questionsFor(host: string, { search, ndots }: Resolver, absolute: boolean): readonly string[] {
  if (absolute || host.endsWith('.')) return [host.replace(/\.$/, '')];
  const listed = search.map((domain) => `${host}.${domain}`);
  const dots = host.split('.').length - 1;
  return dots >= ndots ? [host, ...listed] : [...listed, host];
}

function writtenNdots(workload: Workload): number | undefined {
  for (const option of list(dig(workload.podSpec, 'dnsConfig', 'options'))) {
    if (dig(option, 'name') !== 'ndots') continue;
    const value = dig(option, 'value');
    const number = integer(typeof value === 'string' ? Number(value) : value);
    if (number !== undefined) return Math.min(number, 15);
  }
  return undefined;
}

function aliases(workload: Workload): readonly string[] {
  return list(workload.podSpec.hostAliases).flatMap((alias) =>
    list(dig(alias, 'hostnames')).flatMap((name) => text(name) ?? []),
  );
}
