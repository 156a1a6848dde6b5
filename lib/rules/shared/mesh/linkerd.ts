import { LINKERD_CONFIG } from '../../../connections/mesh/linkerd-annotations';
import { LinkerdMembers } from '../../../connections/mesh/linkerd-members';
import type { Inventory } from '../../../manifest/inventory';

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

const members = new WeakMap<Inventory, LinkerdMembers>();

/** Which pods of a run have a proxy; made once however many rules ask. */
export function linkerdMembers(inventory: Inventory): LinkerdMembers {
  const known = members.get(inventory);
  if (known !== undefined) return known;
  const made = new LinkerdMembers(inventory);
  members.set(inventory, made);
  return made;
}
