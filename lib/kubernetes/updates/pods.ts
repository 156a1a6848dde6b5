import type { Field } from '../constraints/field';
import type { Update } from './update';

const FREE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** A Pod: images can change, its deadline can come nearer, tolerations can be added. */
export function pod(update: Update): void {
  for (const list of ['containers', 'initContainers']) {
    const [before, after] = update.both((of) => of.at('spec', list).items.length);
    if (before === after) continue;
    update.refuse(`spec.${list}`, `spec.${list}: pod updates may not add or remove containers`);
    return;
  }
  const [first, second] = update.both((of) => comparable(of.at('spec')));
  if (!update.isSameValue(first, second, 'spec')) update.refuse('spec', `spec: ${FREE}`);
  deadline(update);
  tolerations(update);
  gates(update);
}

/** A spec without what may change. */
function comparable(spec: Field): unknown {
  const { activeDeadlineSeconds, schedulingGates, tolerations: added, ...rest } = spec.value as Record<string, unknown>;
  return {
    ...rest,
    preemptionPolicy: rest.preemptionPolicy ?? 'PreemptLowerPriority',
    containers: withoutImages(spec.at('containers')),
    initContainers: withoutImages(spec.at('initContainers')),
  };
}

/** The pull policy stays as it is written: with another image the server would write another one. */
function withoutImages(containers: Field): readonly unknown[] {
  return containers.items.map(({ value }) => {
    const { image, ...rest } = value as Record<string, unknown>;
    return { ...rest, imagePullPolicy: rest.imagePullPolicy ?? 'unsaid' };
  });
}

function deadline(update: Update): void {
  const path = 'spec.activeDeadlineSeconds';
  const [before, after] = update.both((of) => of.at('spec', 'activeDeadlineSeconds').integer);
  if (before === undefined) return;
  if (after === undefined) update.refuse(path, `${path}: must not update from a positive integer to nil value`);
  else if (after > before) update.refuse(path, `${path}: must be less than or equal to previous value`);
}

function tolerations(update: Update): void {
  const path = 'spec.tolerations';
  const [before, after] = update.both((of) => of.at('spec', 'tolerations').items);
  const isThere = (one: Field) => after.some((other) => update.isSameValue([one.value], [other.value], path));
  if (!before.every(isThere))
    update.refuse(path, `${path}: existing toleration can not be modified except its tolerationSeconds`);
}

function gates(update: Update): void {
  const path = 'spec.schedulingGates';
  const [before, after] = update.both((of) =>
    of.at('spec', 'schedulingGates').items.map((gate) => gate.at('name').text),
  );
  if (!after.every((gate) => before.includes(gate))) update.refuse(path, `${path}: only deletion is allowed`);
}
