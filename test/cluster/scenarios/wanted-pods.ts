import type { DnsState } from '../../../lib/discovery/endpoint';
import type { Live } from '../api/api';

/** How many pods the controllers keep for these manifests: before any pod was ready, and after all were. */
export function wantedPods(manifests: readonly Live[], state: DnsState): number {
  return manifests.reduce((sum, manifest) => sum + podsOf(manifest, state), 0);
}

function podsOf({ kind, spec }: Live, state: DnsState): number {
  const replicas = spec?.replicas ?? 1;
  switch (kind) {
    case 'Pod':
    case 'DaemonSet':
      return 1;
    case 'StatefulSet':
      return state === 'starting' && spec.podManagementPolicy !== 'Parallel' ? Math.min(replicas, 1) : replicas;
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
      return replicas;
    case 'Job':
      return spec.parallelism ?? 1;
    default:
      return 0;
  }
}
