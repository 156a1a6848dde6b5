import type { Rule } from '../rule';
import { builtInKinds } from '../../kubernetes/fields';
import { compareVersions } from '../../kubernetes/versions';

/** What took an API's place, and the minor version that serves the old one no more. */
interface Removal {
  readonly removed: string;
  readonly instead: string;
}

/** What versions before the oldest supported one took away; what later ones take away is in the table of kinds. */
const REMOVALS: ReadonlyMap<string, Removal> = new Map(
  [
    [
      '1.16',
      'apps/v1',
      'extensions/v1beta1 Deployment',
      'extensions/v1beta1 DaemonSet',
      'extensions/v1beta1 ReplicaSet',
    ],
    ['1.16', 'apps/v1', 'apps/v1beta1 Deployment', 'apps/v1beta1 StatefulSet'],
    ['1.16', 'apps/v1', 'apps/v1beta2 Deployment', 'apps/v1beta2 StatefulSet'],
    ['1.16', 'apps/v1', 'apps/v1beta2 DaemonSet', 'apps/v1beta2 ReplicaSet'],
    ['1.16', 'networking.k8s.io/v1', 'extensions/v1beta1 NetworkPolicy'],
    ['1.16', 'the Pod Security labels of the namespace', 'extensions/v1beta1 PodSecurityPolicy'],
    ['1.22', 'networking.k8s.io/v1', 'extensions/v1beta1 Ingress', 'networking.k8s.io/v1beta1 Ingress'],
    ['1.22', 'networking.k8s.io/v1', 'networking.k8s.io/v1beta1 IngressClass'],
    ['1.22', 'rbac.authorization.k8s.io/v1', ...rbac('v1beta1'), ...rbac('v1alpha1')],
    ['1.22', 'apiextensions.k8s.io/v1', 'apiextensions.k8s.io/v1beta1 CustomResourceDefinition'],
    ['1.22', 'apiregistration.k8s.io/v1', 'apiregistration.k8s.io/v1beta1 APIService'],
    ['1.22', 'coordination.k8s.io/v1', 'coordination.k8s.io/v1beta1 Lease'],
    ['1.22', 'scheduling.k8s.io/v1', 'scheduling.k8s.io/v1beta1 PriorityClass'],
    ['1.22', 'storage.k8s.io/v1', 'storage.k8s.io/v1beta1 StorageClass', 'storage.k8s.io/v1beta1 CSIDriver'],
    [
      '1.22',
      'admissionregistration.k8s.io/v1',
      'admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration',
      'admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration',
    ],
    ['1.25', 'batch/v1', 'batch/v1beta1 CronJob', 'batch/v2alpha1 CronJob'],
    ['1.25', 'discovery.k8s.io/v1', 'discovery.k8s.io/v1beta1 EndpointSlice'],
    ['1.25', 'events.k8s.io/v1', 'events.k8s.io/v1beta1 Event'],
    ['1.25', 'policy/v1', 'policy/v1beta1 PodDisruptionBudget'],
    ['1.25', 'the Pod Security labels of the namespace', 'policy/v1beta1 PodSecurityPolicy'],
    ['1.25', 'node.k8s.io/v1', 'node.k8s.io/v1beta1 RuntimeClass'],
    ['1.25', 'autoscaling/v2', 'autoscaling/v2beta1 HorizontalPodAutoscaler'],
    ['1.26', 'autoscaling/v2', 'autoscaling/v2beta2 HorizontalPodAutoscaler'],
    ['1.26', 'flowcontrol.apiserver.k8s.io/v1', ...flow('v1beta1')],
    ['1.27', 'storage.k8s.io/v1', 'storage.k8s.io/v1beta1 CSIStorageCapacity'],
  ].flatMap(([removed = '', instead = '', ...kinds]) => kinds.map((kind) => [kind, { removed, instead }] as const)),
);

const HEAD = new Set(['apiVersion', 'kind', 'metadata']);

function rbac(version: string): readonly string[] {
  const kinds = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];
  return kinds.map((kind) => `rbac.authorization.k8s.io/${version} ${kind}`);
}

function flow(version: string): readonly string[] {
  return ['FlowSchema', 'PriorityLevelConfiguration'].map((kind) => `flowcontrol.apiserver.k8s.io/${version} ${kind}`);
}

export const removedApi: Rule = {
  id: 'removed-api',
  severity: 'error',
  enforcement: 'api',
  title: 'Write every object in an API version that the target Kubernetes serves',
  why:
    'A removed API version is not served at all: kubectl says no matches for kind "PodDisruptionBudget" in ' +
    'version "policy/v1beta1". A chart that still uses it fails at the next upgrade of the cluster.',
  symptom: 'the server could not find the requested resource',
  fix: 'Write the newer API version, and adapt the fields that changed with it. Where Helm rendered the object, add --api-versions or --kube-version to helm template: without them charts fall back to old versions.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  *check({ inventory, settings: { kubernetes } }) {
    for (const { manifest: object, apiVersion, kind } of inventory.resources) {
      const removal = REMOVALS.get(`${apiVersion} ${kind}`) ?? removalSince(apiVersion, kind);
      // Metadata alone is a patch of an object that is elsewhere.
      if (removal === undefined || Object.keys(object).every((field) => HEAD.has(field))) continue;
      const served = compareVersions(kubernetes.newest, removal.removed) < 0;
      yield {
        object,
        path: 'apiVersion',
        found: `${apiVersion} ${kind}, which Kubernetes ${removal.removed} and later do not serve`,
        expected: removal.instead,
        severity: served ? 'warning' : 'error',
      };
    }
  },
  examples: { bad: [budget('policy/v1beta1')], good: [budget('policy/v1')] },
};

/** A removal that the table of kinds shows: the last version that has the kind is not the newest. */
function removalSince(apiVersion: string, kind: string): Removal | undefined {
  const until = builtInKinds().get(`${apiVersion} ${kind}`)?.until;
  if (until === undefined) return undefined;
  const [group = ''] = apiVersion.split('/');
  const later = [...builtInKinds().values()].filter(
    (one) => one.kind === kind && one.apiVersion.startsWith(`${group}/`) && one.until === undefined,
  );
  const stable = later.find(({ model }) => model !== undefined) ?? later[0];
  return { removed: `1.${Number(until.split('.')[1]) + 1}`, instead: stable?.apiVersion ?? 'no such object' };
}

function budget(apiVersion: string) {
  return {
    apiVersion,
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
  };
}
