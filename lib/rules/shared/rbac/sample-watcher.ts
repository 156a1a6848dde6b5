import type { Manifest } from '../../../manifest/manifest';
import { sampleDeployment, sampleHeadlessService } from '../../examples';

/** What an example changes in a watcher that has its rights. */
export interface SampleWatcher {
  readonly verbs?: readonly string[];
  readonly rule?: Manifest;
  readonly moreRules?: readonly Manifest[];
  readonly pod?: Manifest;
  readonly bindingNamespace?: string;
}

/** A client that watches the EndpointSlices of a Service in another namespace, with the rights that it needs. */
export function sampleWatcher(sample: SampleWatcher = {}): readonly Manifest[] {
  const { verbs = ['get', 'list', 'watch'], rule = {}, moreRules = [], pod = {}, bindingNamespace = 'prices' } = sample;
  const role = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'endpoint-slice-reader' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prices' } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    {
      ...sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
      metadata: { name: 'prices', namespace: 'prices' },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'shop', namespace: 'shop' } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: role.name },
      rules: [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs, ...rule }, ...moreRules],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'shop-reads-prices', namespace: bindingNamespace },
      roleRef: role,
      subjects: [{ kind: 'ServiceAccount', name: 'shop', namespace: 'shop' }],
    },
    sampleDeployment({
      name: 'shop',
      metadata: { namespace: 'shop' },
      podSpec: { serviceAccountName: 'shop', ...pod },
      container: { env: [{ name: 'PRICES_TARGET', value: 'kubernetes:///prices.prices:grpc' }] },
    }),
  ];
}
