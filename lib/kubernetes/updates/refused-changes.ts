import { Field } from '../constraints/field';
import { claim } from './claims';
import { configMap, secret } from './configuration';
import { job } from './jobs';
import { pod } from './pods';
import { service } from './services';
import { Update, type Refusal, type Targets } from './update';
import { controller, statefulSet } from './workloads';

/** Since this minor version the server says of a role reference what it says of other fields. */
const DECLARED_ROLE_REFERENCES = 37;

/** Since this minor version it says so of storage classes too. */
const DECLARED_STORAGE_CLASSES = 36;

/** What must stay in each kind. */
const CHECKS: Readonly<Record<string, (update: Update) => void>> = {
  'apps/v1 DaemonSet': controller,
  'apps/v1 Deployment': controller,
  'apps/v1 ReplicaSet': controller,
  'apps/v1 StatefulSet': statefulSet,
  'batch/v1 Job': job,
  'discovery.k8s.io/v1 EndpointSlice': (update) => update.immutable('addressType'),
  'networking.k8s.io/v1 IngressClass': (update) => update.immutable('spec.controller'),
  'node.k8s.io/v1 RuntimeClass': (update) => update.immutable('handler'),
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': roleReference,
  'rbac.authorization.k8s.io/v1 RoleBinding': roleReference,
  'scheduling.k8s.io/v1 PriorityClass': (update) => {
    update.immutable('value', 'may not be changed in an update.');
    defaulted(update, 'preemptionPolicy', 'PreemptLowerPriority');
  },
  'storage.k8s.io/v1 StorageClass': storageClass,
  'v1 ConfigMap': configMap,
  'v1 PersistentVolumeClaim': claim,
  'v1 Pod': pod,
  'v1 Secret': secret,
  'v1 Service': service,
};

/**
 * The changes between two versions of one object that the API server refuses, whoever applies them: they need another
 * object, or this one deleted and made anew.
 */
export function refusedChanges(before: unknown, after: unknown, targets: Targets): readonly Refusal[] {
  const [first, second] = [new Field(before), new Field(after)];
  const kind = `${second.at('apiVersion').text ?? ''} ${second.at('kind').text ?? ''}`;
  const update = new Update(first, second, targets);
  if (Object.hasOwn(CHECKS, kind)) CHECKS[kind]?.(update);
  return update.refusals;
}

function roleReference(update: Update): void {
  update.immutable('roleRef', update.since(DECLARED_ROLE_REFERENCES) ? undefined : 'cannot change roleRef');
}

function storageClass(update: Update): void {
  const message = (field: string) =>
    update.since(DECLARED_STORAGE_CLASSES) ? undefined : `updates to ${field} are forbidden.`;
  for (const field of ['parameters', 'provisioner']) update.immutable(field, message(field));
  defaulted(update, 'reclaimPolicy', 'Delete', message('reclaimPolicy'));
  defaulted(update, 'volumeBindingMode', 'Immediate');
}

function defaulted(update: Update, field: string, value: string, message?: string): void {
  const said = (of: Field) => of.at(field).text || value;
  if (said(update.before) !== said(update.after)) update.immutable(field, message);
}
