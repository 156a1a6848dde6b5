import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** The address of the machine that the control plane runs on. */
export const CONTROL_PLANE_ADDRESS = '172.31.0.1';
/** The port of the API server there, as kubeadm sets it; its Service has 443. */
export const API_PORT = 6443;
/** The address of the node. Pods have the rest of its range. */
export const NODE_ADDRESS = '10.128.0.1';
export const POD_RANGES = '10.128.0.0/9,fd00:10::/32';
/** The first address of the Service range is that of `kubernetes.default`. */
export const API_ADDRESS = '10.96.0.1';
/** Where kubeadm puts the cluster's DNS. */
export const DNS_ADDRESS = '10.96.0.10';
export const CLUSTER_DOMAIN = 'cluster.local';
export const SERVICE_RANGES = '10.96.0.0/16,fd00:96::/112';

const [SERVICES_IPV4 = '', SERVICES_IPV6 = ''] = SERVICE_RANGES.split(',');
const CONTROL_PLANE_CABLE = 'control-plane';

/** Whether this machine can send to an IPv6 address. Where it cannot, the API knows such addresses all the same. */
export const hasIpv6 = ((): boolean => {
  try {
    return readFileSync('/proc/sys/net/ipv6/conf/all/disable_ipv6', 'utf8').trim() === '0';
  } catch {
    return false;
  }
})();

/** The file that holds the network namespace of the control plane. */
export const controlPlaneNetwork = (folder: string): string => `${folder}/control-plane.net`;

/**
 * Makes the network namespace that this process runs in a node that routes, and puts the machine of the control plane
 * beside it.
 */
export async function layNetwork(folder: string): Promise<void> {
  await ip(['link set lo up', `addr add ${NODE_ADDRESS}/32 dev lo`]);
  for (const setting of FORWARDING) writeFileSync(`/proc/sys/net/${setting}`, '1');
  for (const setting of UNLIMITED_REFUSALS) writeFileSync(`/proc/sys/net/${setting}`, '0');
  const network = controlPlaneNetwork(folder);
  await plugIn(network, CONTROL_PLANE_CABLE, [CONTROL_PLANE_ADDRESS]);
  // The node routes before it translates, so it needs a way to Services too; what nobody translates is refused there.
  await ip([
    `route add ${SERVICES_IPV4} via ${CONTROL_PLANE_ADDRESS} dev ${CONTROL_PLANE_CABLE} onlink src ${NODE_ADDRESS}`,
    ...(hasIpv6 ? [`route add unreachable ${SERVICES_IPV6}`] : []),
  ]);
  await ip([`route add unreachable ${SERVICES_IPV4}`], network);
  const settings = ['echo 1 >/proc/sys/net/ipv4/ip_forward', 'echo 0 >/proc/sys/net/ipv4/icmp_ratelimit'];
  await exec('nsenter', [`--net=${network}`, 'sh', '-c', settings.join(' && ')]);
}

const FORWARDING = ['ipv4/ip_forward', ...(hasIpv6 ? ['ipv6/conf/all/forwarding'] : [])];
/** A kernel refuses once a second and address by itself, and is silent else: a refusal would become a time-out. */
const UNLIMITED_REFUSALS = ['ipv4/icmp_ratelimit', ...(hasIpv6 ? ['ipv6/icmp/ratelimit'] : [])];

/**
 * Makes a network namespace with a cable to the node, and gives it addresses that the node routes to it. All that it sends
 * passes the node's rules, even what goes to its neighbours.
 */
export async function plugIn(network: string, cable: string, addresses: readonly string[]): Promise<void> {
  const [ipv4 = '', ipv6] = addresses;
  writeFileSync(network, '');
  await exec('unshare', [`--net=${network}`, 'true']);
  const node = [
    `link add name ${cable} type veth peer name eth0 netns ${network}`,
    `link set ${cable} up`,
    `route add ${ipv4}/32 dev ${cable} src ${NODE_ADDRESS}`,
  ];
  const inside = [
    'link set lo up',
    'link set eth0 up',
    `addr add ${ipv4}/32 dev eth0`,
    `route add ${NODE_ADDRESS} dev eth0 scope link`,
    `route add default via ${NODE_ADDRESS}`,
  ];
  if (hasIpv6 && ipv6 !== undefined) {
    node.push(`addr add fe80::1/64 dev ${cable} nodad`, `route add ${ipv6}/128 dev ${cable}`);
    inside.push(`addr add ${ipv6}/128 dev eth0 nodad`, 'route add default via fe80::1 dev eth0');
  }
  await ip(node);
  await ip(inside, network);
}

/** Runs commands of `ip`, here or in another network namespace. */
async function ip(commands: readonly string[], network?: string): Promise<void> {
  const prefix = network === undefined ? [] : ['nsenter', `--net=${network}`];
  const [program, ...args] = [...prefix, 'ip', '-batch', '-'];
  const running = exec(program, args);
  running.child.stdin?.end(commands.join('\n'));
  await running;
}
