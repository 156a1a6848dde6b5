import { execFileSync } from 'node:child_process';
import { NODE } from './identities';
import { API_PORT, CONTROL_PLANE_ADDRESS } from './network';

/** Where the kernel puts the first packet of each connection, and waits for what the enforcer says. */
const QUEUE = '100';
const METRICS = '127.0.0.1:9080';

/** It knows the API server as a pod would, by variables. */
export const enforcerVariables = [
  `KUBERNETES_SERVICE_HOST=${CONTROL_PLANE_ADDRESS}`,
  `KUBERNETES_SERVICE_PORT=${API_PORT}`,
];

export const enforcerFlags = [
  `--hostname-override=${NODE}`,
  `--nfqueue-id=${QUEUE}`,
  `--metrics-bind-address=${METRICS}`,
  // There is no container runtime that it could ask, and questions to the DNS need no care of their own below.
  '--disable-nri',
  '--netfilter-bug-1766-fix=false',
];

/** Whether it has read all policies and pods: it tells how long packets took from then on. */
export async function enforcerIsReady(): Promise<boolean> {
  return (await (await fetch(`http://${METRICS}/metrics`)).text()).includes('packet_process');
}

/**
 * Gives the enforcer the first packet of each connection that the node forwards. Its own rules do the same with nftables,
 * where the kernel can (CONFIG_NFT_QUEUE). What the node itself sends and gets is none of it: probes always get through.
 */
export function queueForwarded(): void {
  for (const program of ['iptables', 'ip6tables'])
    for (const protocol of ['tcp', 'udp', 'sctp']) {
      const first = ['-p', protocol, '-m', 'conntrack', '--ctstate', 'NEW'];
      execFileSync(program, ['-t', 'mangle', '-A', 'FORWARD', ...first, '-j', 'NFQUEUE', '--queue-num', QUEUE]);
    }
}
