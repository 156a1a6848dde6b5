import { IMMUTABLE, type Update } from './update';

/** Since this minor version the server names each field of a StatefulSet that must stay; before, the spec as a whole. */
const NAMES_EACH_FIELD = 37;

/** The last minor version in which the revisionHistoryLimit of a StatefulSet must stay. */
const KEEPS_REVISION_LIMIT = 32;

/** A StatefulSet. */
export function statefulSet(update: Update): void {
  const message = update.since(NAMES_EACH_FIELD) ? undefined : othersForbidden(update);
  for (const field of ['selector', 'volumeClaimTemplates', 'serviceName'])
    update.immutable(`spec.${field}`, message ?? IMMUTABLE, message && 'spec');
  const [policy, other] = update.both((of) => of.at('spec', 'podManagementPolicy').text || 'OrderedReady');
  if (policy !== other) update.immutable('spec.podManagementPolicy', message ?? IMMUTABLE, message && 'spec');
  const [limit, otherLimit] = update.both((of) => of.at('spec', 'revisionHistoryLimit').integer ?? 10);
  if (update.until(KEEPS_REVISION_LIMIT) && limit !== otherLimit)
    update.immutable('spec.revisionHistoryLimit', message ?? IMMUTABLE, message && 'spec');
}

function othersForbidden(update: Update): string {
  const limit = update.since(KEEPS_REVISION_LIMIT + 1) ? "'revisionHistoryLimit', " : '';
  return (
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', " +
    `${limit}'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden`
  );
}

/** A Deployment, DaemonSet or ReplicaSet. */
export function controller(update: Update): void {
  update.immutable('spec.selector');
}
