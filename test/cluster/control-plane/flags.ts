import { certificateOf, kubeconfigOf } from './identities';
import { API_ADDRESS, CLUSTER_DOMAIN, DNS_ADDRESS, NODE_ADDRESS, SERVICE_RANGES } from './network';

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
  `--advertise-address=${NODE_ADDRESS}`,
  '--bind-address=0.0.0.0',
  '--secure-port=443',
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

/** As kubeadm writes it since 1.32, where the cluster's zone is not cached; with the TTL that CoreDNS itself defaults to. */
export const corefile = (folder: string): string => `.:53 {
  bind ${DNS_ADDRESS}
  errors
  kubernetes ${CLUSTER_DOMAIN} in-addr.arpa ip6.arpa {
    kubeconfig ${kubeconfigOf(folder, 'coredns')}
    pods insecure
    fallthrough in-addr.arpa ip6.arpa
  }
}
`;
