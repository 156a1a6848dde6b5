import { minorOf } from '../api/version';
import { certificateOf, kubeconfigOf, NODE } from './identities';
import { API_ADDRESS, API_PORT, CLUSTER_DOMAIN, CONTROL_PLANE_ADDRESS, POD_RANGES, SERVICE_RANGES } from './network';

const ETCD = 'http://127.0.0.1:2379';

/** Nothing of this etcd is worth keeping, so it need not wait for the disk. */
export const etcdFlags = (folder: string): string[] => [
  `--data-dir=${folder}/etcd`,
  '--unsafe-no-fsync',
  '--log-level=error',
  `--listen-client-urls=${ETCD}`,
  `--advertise-client-urls=${ETCD}`,
];

/** It makes its own certificate, which doubles as the CA that clients trust. */
export const apiserverFlags = (folder: string): string[] => [
  `--etcd-servers=${ETCD}`,
  `--service-cluster-ip-range=${SERVICE_RANGES}`,
  `--advertise-address=${CONTROL_PLANE_ADDRESS}`,
  '--bind-address=0.0.0.0',
  `--secure-port=${API_PORT}`,
  `--cert-dir=${folder}/certificates`,
  `--token-auth-file=${folder}/tokens.csv`,
  `--service-account-issuer=https://${API_ADDRESS}`,
  `--service-account-key-file=${folder}/service-accounts.key`,
  `--service-account-signing-key-file=${folder}/service-accounts.key`,
  '--authorization-mode=Node,RBAC',
  '--enable-admission-plugins=NodeRestriction',
  // As kubeadm sets it: without it no pod may have a privileged container.
  '--allow-privileged=true',
];

/** A rate limit lower than this makes the controllers ready five seconds late, and slow with thousands of pods. */
export const controllerFlags = (folder: string): string[] => [
  `--kubeconfig=${kubeconfigOf(folder, 'controllers')}`,
  `--authentication-kubeconfig=${kubeconfigOf(folder, 'controllers')}`,
  `--authorization-kubeconfig=${kubeconfigOf(folder, 'controllers')}`,
  `--service-account-private-key-file=${folder}/service-accounts.key`,
  `--root-ca-file=${certificateOf(folder)}`,
  `--cert-dir=${folder}/certificates-of-controllers`,
  '--use-service-account-credentials',
  '--leader-elect=false',
  // Pods that are made by patching their status have no node that could send signs of life.
  '--controllers=*,-nodelifecycle',
  '--kube-api-qps=500',
  '--kube-api-burst=1000',
  '--concurrent-service-endpoint-syncs=20',
];

/** kube-proxy with nftables since that is no longer in trial, before that with iptables. */
export const proxyConfiguration = (folder: string, version: string): object => {
  const mode = minorOf(version) >= 33 ? 'nftables' : 'iptables';
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode,
    // By itself it waits a second before it tells the kernel what is new.
    [mode]: { minSyncPeriod: '100ms', syncPeriod: '1h' },
    clientConnection: { kubeconfig: kubeconfigOf(folder, 'proxy') },
    hostnameOverride: NODE,
    clusterCIDR: POD_RANGES,
    // How many connections there may be is a setting of the machine, which nobody may change in here.
    conntrack: { maxPerCore: 0 },
  };
};

/**
 * As kubeadm writes it since 1.32, where the cluster's zone is not cached; with the TTL that CoreDNS itself defaults to. No
 * other name exists, so nobody has to wait for a server outside.
 */
export const corefile = (folder: string): string => `.:53 {
  errors
  template ANY ANY . {
    rcode NXDOMAIN
  }
}
${CLUSTER_DOMAIN}:53 in-addr.arpa:53 ip6.arpa:53 {
  errors
  kubernetes ${CLUSTER_DOMAIN} in-addr.arpa ip6.arpa {
    kubeconfig ${kubeconfigOf(folder, 'coredns')}
    pods insecure
    fallthrough in-addr.arpa ip6.arpa
  }
}
`;
