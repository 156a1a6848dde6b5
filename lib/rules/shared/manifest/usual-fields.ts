import type { Field, Model } from '../../../kubernetes/fields';

/** Fields that most objects of their kind have, in the order in which people write them. */
const USUAL =
  'apiVersion kind metadata name namespace labels annotations spec replicas selector serviceName template ' +
  'matchLabels matchExpressions type clusterIP ports port targetPort protocol containers initContainers volumes ' +
  'volumeClaimTemplates image command args env envFrom resources limits requests volumeMounts mountPath ' +
  'livenessProbe readinessProbe startupProbe httpGet tcpSocket grpc exec path periodSeconds failureThreshold ' +
  'securityContext containerPort value valueFrom key configMap secret emptyDir persistentVolumeClaim ' +
  'accessModes storageClassName schedule jobTemplate minReplicas maxReplicas scaleTargetRef metrics podSelector ' +
  'policyTypes ingress egress from to data stringData rules subjects roleRef';

const PLACES = new Map(USUAL.split(' ').map((name, index) => [name, index]));

/** The names of a model's fields: those that it must have, the usual ones, the others, and what not all versions have. */
export function usualFirst(model: Model): readonly string[] {
  return [...model.fields.values()]
    .filter(({ name, until }) => until === undefined && name !== 'status')
    .sort((first, second) => rank(first) - rank(second))
    .map(({ name }) => name);
}

function rank({ name, required, since }: Field): number {
  if (since !== undefined) return PLACES.size + 1;
  return required ? -1 : (PLACES.get(name) ?? PLACES.size);
}
