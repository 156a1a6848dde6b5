import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';

/** Custom resources that are known to make no pods. */
const PODLESS = new Set([
  'ServiceMonitor',
  'PodMonitor',
  'PrometheusRule',
  'Certificate',
  'Issuer',
  'ClusterIssuer',
  'ExternalSecret',
  'SecretStore',
  'SealedSecret',
  'VirtualService',
  'DestinationRule',
  'PeerAuthentication',
  'AuthorizationPolicy',
  'RequestAuthentication',
  'Sidecar',
  'ServiceEntry',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'IngressRoute',
  'Application',
  'ApplicationSet',
  'AppProject',
]);

/** Whether the run holds a custom resource whose operator may make pods: their labels are then out of sight. */
export function hasPodMakers(inventory: Inventory): boolean {
  return inventory.resources.some(makesPods);
}

function makesPods({ group, kind }: Resource): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io') && !PODLESS.has(kind);
}
