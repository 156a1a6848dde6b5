import { NODE } from './identities';
import { NODE_ADDRESS } from './network';

const coredns = { name: 'system:coredns' };
const rule = (group: string, resources: string[]) => ({
  apiGroups: [group],
  resources,
  verbs: ['list', 'watch'],
});

/** What a cluster holds before its users come: CoreDNS's rights, as in its own manifests, and the node. */
export const firstObjects = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: coredns,
    rules: [rule('', ['endpoints', 'services', 'pods', 'namespaces']), rule('discovery.k8s.io', ['endpointslices'])],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: coredns,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: coredns.name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: coredns.name }],
  },
  { apiVersion: 'v1', kind: 'Node', metadata: { name: NODE, labels: { 'kubernetes.io/hostname': NODE } } },
];

/** What a kubelet says of a node that can take pods. */
export const nodeStatus = {
  addresses: [{ type: 'InternalIP', address: NODE_ADDRESS }],
  conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'the kubelet of the proof' }],
};
