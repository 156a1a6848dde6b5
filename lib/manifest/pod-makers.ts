import type { Inventory } from './inventory';
import type { Resource } from './resource';

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

/** Whether a custom resource is there whose operator may make pods: nobody knows their labels then. */
export function mayMakePods(inventory: Inventory): boolean {
  return inventory.resources.some(makesPods);
}

function makesPods({ group, kind }: Resource): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io') && !PODLESS.has(kind);
}
