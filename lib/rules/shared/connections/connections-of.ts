import { Connections } from '../../../connections/connections';
import type { Mesh } from '../../../connections/mesh/mesh';
import { NetworkPolicies } from '../../../connections/network-policies';
import { cluster, type Cluster } from '../../../discovery/cluster';
import type { IpFamily } from '../../../kubernetes/addresses';
import type { Inventory } from '../../../manifest/inventory';
import { list } from '../../../manifest/manifest';
import type { Run } from '../../rule';

interface Known {
  readonly domain: string;
  readonly mesh: Mesh | undefined;
  readonly connections: Connections;
}

const known = new WeakMap<Inventory, Known>();
const knownPolicies = new WeakMap<Inventory, NetworkPolicies>();

/** The connections of a run, computed once however many rules ask. */
export function connectionsOf({ inventory, settings }: Run): Connections {
  const { clusterDomain, mesh } = settings;
  const before = known.get(inventory);
  if (before?.domain === clusterDomain && before.mesh === mesh) return before.connections;
  const connections = new Connections(inventory, clusterOf(inventory, clusterDomain), mesh, policiesOf(inventory));
  known.set(inventory, { domain: clusterDomain, mesh, connections });
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
