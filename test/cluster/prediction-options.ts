import type { DnsOptions } from '../../lib/discovery/cluster';
import { CLUSTER_DOMAIN } from './control-plane/network';
import { run } from './run';

/** What a prediction has to be told of this cluster. */
export const predictionOptions = (namespace: string): DnsOptions => ({
  clusterDomain: CLUSTER_DOMAIN,
  ipFamilies: ['IPv4', 'IPv6'],
  namespace,
  nodes: 1,
  podIndexLabel: Number(run.version.split('.')[1]) >= 28,
});
