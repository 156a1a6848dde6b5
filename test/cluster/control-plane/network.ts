import { execFileSync } from 'node:child_process';

/** The first address of the Service range: `kubernetes.default`, where the API server itself listens. */
export const API_ADDRESS = '10.96.0.1';
/** Where kubeadm puts the cluster's DNS. */
export const DNS_ADDRESS = '10.96.0.10';
export const CLUSTER_DOMAIN = 'cluster.local';
export const SERVICE_RANGES = '10.96.0.0/16,fd00:96::/112';
/** The bridge of the node; pods have the rest of 10.128.0.0/9. */
export const NODE_ADDRESS = '10.128.0.1';
export const BRIDGE = 'pods';
/** Its own, or it would be that of a pod's cable, and change for all pods when that pod ends. */
const BRIDGE_MAC = '02:00:0a:80:00:01';

/** Lays the node's network: a bridge for the pods, and the Service addresses that something of ours listens on. */
export function layNetwork(): void {
  const commands = [
    'link set lo up',
    `link add name ${BRIDGE} address ${BRIDGE_MAC} type bridge`,
    `addr add ${NODE_ADDRESS}/9 dev ${BRIDGE}`,
    `addr add ${API_ADDRESS}/32 dev ${BRIDGE}`,
    `addr add ${DNS_ADDRESS}/32 dev ${BRIDGE}`,
    `link set ${BRIDGE} up`,
  ];
  execFileSync('ip', ['-batch', '-'], { input: commands.join('\n') });
}
