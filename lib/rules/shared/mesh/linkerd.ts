import { LINKERD_CONFIG, LINKERD_INJECT } from '../../../connections/mesh/linkerd-annotations';
import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';

/** The annotations with Linkerd's prefix that its injector reads from pods, namespaces and Services. */
export const CONFIG_ANNOTATIONS: ReadonlySet<string> = new Set(
  [
    'access-log admin-port admin-shutdown close-wait-timeout control-port debug-image debug-image-pull-policy',
    'debug-image-version default-inbound-policy disable-external-profiles disable-identity enable-debug-sidecar',
    'enable-external-profiles enable-gateway image-pull-policy inbound-port init-image init-image-version opaque-ports',
    'outbound-port pod-inbound-ports proxy-admin-shutdown proxy-await proxy-cpu-limit proxy-cpu-ratio-limit',
    'proxy-cpu-request proxy-disable-identity proxy-disable-inbound-protocol-detection-timeout',
    'proxy-disable-outbound-protocol-detection-timeout proxy-enable-native-sidecar proxy-ephemeral-storage-limit',
    'proxy-ephemeral-storage-request proxy-gid proxy-image proxy-inbound-connect-timeout',
    'proxy-inbound-discovery-cache-unused-timeout proxy-log-format proxy-log-http-headers proxy-log-level',
    'proxy-memory-limit proxy-memory-request proxy-metric-hostname-labels proxy-outbound-connect-timeout',
    'proxy-outbound-discovery-cache-unused-timeout proxy-outbound-transport-mode proxy-require-identity-inbound-ports',
    'proxy-runtime-workers proxy-uid proxy-version shutdown-grace-period skip-inbound-ports skip-outbound-ports',
    'skip-subnets trace-collector trace-collector-service-account tracing-enabled',
  ].flatMap((line) => line.split(' ').map((name) => `${LINKERD_CONFIG}${name}`)),
);

/** Whether the pods of a workload get a proxy, as far as the manifests show it. */
export function isMeshed(workload: Workload, { settings }: Run): boolean {
  if (settings.mesh !== 'linkerd' || workload.podSpec.hostNetwork === true) return false;
  return (workload.podAnnotations.get(LINKERD_INJECT) ?? workload.podLabels.get(LINKERD_INJECT)) !== 'disabled';
}

/** The annotation of the namespace of an object, which holds where the object itself has none. */
export function ofNamespace(resource: Resource, inventory: Inventory, annotation: string): string | undefined {
  const { namespace } = resource;
  if (namespace === undefined) return undefined;
  return inventory.anywhere('Namespace', namespace)[0]?.annotations.get(annotation);
}
