import { Connections } from '../../../connections/connections';
import { NetworkPolicies } from '../../../connections/network-policies';
import { cluster, type Cluster } from '../../../discovery/cluster';
import type { IpFamily } from '../../../kubernetes/addresses';
import type { Inventory } from '../../../manifest/inventory';
import { list } from '../../../manifest/manifest';
import type { Run } from '../../rule';

const known = new WeakMap<Inventory, { readonly domain: string; readonly connections: Connections }>();
const knownPolicies = new WeakMap<Inventory, NetworkPolicies>();

/** The connections of a run, computed once however many rules ask. */
export function connectionsOf({ inventory, settings }: Run): Connections {
  const { clusterDomain } = settings;
  const before = known.get(inventory);
  if (before?.domain === clusterDomain) return before.connections;
  const connections = new Connections(inventory, clusterOf(inventory, clusterDomain), policiesOf(inventory));
  known.set(inventory, { domain: clusterDomain, connections });
  return connections;
}

/** The NetworkPolicies of a run, read once. */
export function policiesOf(inventory: Inventory): NetworkPolicies {
  let policies = knownPolicies.get(inventory);
  if (policies === undefined) {
    const { namespace } = cluster();
    policies = new NetworkPolicies(inventory, (resource) => resource.namespace || namespace);
    knownPolicies.set(inventory, policies);
  }
  return policies;
}

/** The families that the cluster must have: IPv4, and those that some Service asks for. */
function clusterOf({ services }: Inventory, clusterDomain: string): Cluster {
  const asked = services.flatMap(({ spec }) => list(spec.ipFamilies));
  const both = services.some(({ spec }) => spec.ipFamilyPolicy === 'RequireDualStack');
  const ipFamilies: readonly IpFamily[] = both || asked.includes('IPv6') ? ['IPv4', 'IPv6'] : ['IPv4'];
  return cluster({ clusterDomain, ipFamilies });
}
