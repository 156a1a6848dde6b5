import { autoscaler } from './autoscaler';
import { claimSpec } from './claims';
import { configMap, secret } from './configuration';
import { disruptionBudget } from './disruption-budget';
import { endpoints, endpointSlice } from './endpoints';
import { Field } from './field';
import { cronJob, jobName, jobSpec } from './jobs';
import { metadata } from './metadata';
import { networkPolicy } from './network-policy';
import { podSpec } from './pod';
import { role, roleBinding } from './rbac';
import { serviceSpec } from './service';
import { Violations, type ClusterFacts, type Violation } from './violations';
import { controller, statefulSet } from './workloads';

type Check = (violations: Violations, object: Field) => void;

const NO_CLAIMS: ReadonlySet<string> = new Set();

/** What is looked at in each kind, beside its metadata. */
const CHECKS: Readonly<Record<string, Check>> = {
  'v1 Pod': (violations, object) => {
    const place = { isPod: true, claims: NO_CLAIMS, labels: object.at('metadata', 'labels') };
    withSpec((_, spec) => podSpec(violations, spec, place))(violations, object);
  },
  'v1 Service': (violations, object) => serviceSpec(violations, object.at('spec')),
  'v1 ConfigMap': configMap,
  'v1 Secret': secret,
  'v1 Endpoints': endpoints,
  'v1 Namespace': () => undefined,
  'v1 ServiceAccount': () => undefined,
  'v1 PersistentVolumeClaim': withSpec(claimSpec),
  'apps/v1 Deployment': withSpec((violations, spec) => controller(violations, 'Deployment', spec)),
  'apps/v1 ReplicaSet': withSpec((violations, spec) => controller(violations, 'ReplicaSet', spec)),
  'apps/v1 DaemonSet': withSpec((violations, spec) => controller(violations, 'DaemonSet', spec)),
  'apps/v1 StatefulSet': withSpec(statefulSet),
  'batch/v1 Job': (violations, object) => {
    jobName(violations, object.at('metadata', 'name'));
    withSpec(jobSpec)(violations, object);
  },
  'batch/v1 CronJob': cronJob,
  'networking.k8s.io/v1 NetworkPolicy': (violations, object) => networkPolicy(violations, object.at('spec')),
  'policy/v1 PodDisruptionBudget': (violations, object) => disruptionBudget(violations, object.at('spec')),
  'autoscaling/v1 HorizontalPodAutoscaler': withSpec(autoscaler),
  'autoscaling/v2 HorizontalPodAutoscaler': withSpec(autoscaler),
  'discovery.k8s.io/v1 EndpointSlice': endpointSlice,
  'rbac.authorization.k8s.io/v1 Role': (violations, object) => role(violations, object, false),
  'rbac.authorization.k8s.io/v1 ClusterRole': (violations, object) => role(violations, object, true),
  'rbac.authorization.k8s.io/v1 RoleBinding': (violations, object) => roleBinding(violations, object, false),
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': (violations, object) => roleBinding(violations, object, true),
};

/** What Kubernetes does not take in an object, as far as it is not a matter of the types of its fields. */
export function violationsOf(object: unknown, cluster: ClusterFacts): readonly Violation[] {
  const violations = new Violations(cluster);
  const root = new Field(object);
  const kind = `${root.at('apiVersion').text ?? ''} ${root.at('kind').text ?? ''}`;
  const check = Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined;
  metadata(violations, root, check !== undefined);
  check?.(violations, root);
  return violations.found;
}

/** A check of the spec, which must be there. */
function withSpec(check: Check): Check {
  return (violations, object) => {
    const spec = object.at('spec');
    if (spec.isObject && !spec.empty) check(violations, spec);
    else if (spec.absent || spec.isObject)
      violations.add('spec-missing', spec, `what the ${object.at('kind').text ?? 'object'} is to be`, {
        found: spec.absent ? 'no spec' : 'an empty spec',
      });
  };
}
