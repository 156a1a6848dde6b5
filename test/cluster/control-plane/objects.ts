import { NODE } from './identities';
import { DNS_ADDRESS, NODE_ADDRESS } from './network';

/** The namespace of what belongs to the cluster itself. */
export const SYSTEM_NAMESPACE = 'kube-system';

const rule = (group: string, resources: string[]) => ({
  apiGroups: [group],
  resources,
  verbs: ['list', 'watch'],
});

/** The node, which our kubelet speaks for. */
export const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: NODE, labels: { 'kubernetes.io/hostname': NODE } },
};

/** A role for one user. */
const mayRead = (name: string, rules: readonly object[]) => [
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name }],
  },
];

/** What a cluster holds before its users come: the node, and the rights of programs, as in their own manifests. */
export const firstObjects = [
  ...mayRead('system:coredns', [
    rule('', ['endpoints', 'services', 'pods', 'namespaces']),
    rule('discovery.k8s.io', ['endpointslices']),
  ]),
  ...mayRead('system:kube-network-policies', [
    rule('', ['pods', 'namespaces']),
    rule('networking.k8s.io', ['networkpolicies']),
  ]),
  node,
];

const dnsLabels = { 'k8s-app': 'kube-dns' };
const dnsPlace = { name: 'kube-dns', namespace: SYSTEM_NAMESPACE };

/** The Service of the cluster's DNS, and the account of its pod. */
export const dnsObjects = [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: dnsPlace },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...dnsPlace, labels: dnsLabels },
    spec: {
      clusterIP: DNS_ADDRESS,
      selector: dnsLabels,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      ],
    },
  },
];

export const DNS_CONTAINER = 'coredns';

/** The pod of the cluster's DNS; no scheduler has to find its node. */
export const dnsPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'coredns', namespace: SYSTEM_NAMESPACE, labels: dnsLabels },
  spec: {
    nodeName: NODE,
    dnsPolicy: 'Default',
    serviceAccountName: dnsPlace.name,
    automountServiceAccountToken: false,
    containers: [
      {
        name: DNS_CONTAINER,
        image: 'coredns',
        ports: [
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
          { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
        ],
      },
    ],
  },
};

/** What a kubelet says of a node that can take pods. */
export const nodeStatus = {
  addresses: [{ type: 'InternalIP', address: NODE_ADDRESS }],
  conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'the kubelet of the proof' }],
};
