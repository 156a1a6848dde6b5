import type { Field } from '../constraints/field';
import { IMMUTABLE, type Update } from './update';

/** Since this minor version the resources of a suspended Job's containers can change. */
const RESOURCES_OF_SUSPENDED = 36;

/** A Job: what it does is fixed when it is made. */
export function job(update: Update): void {
  for (const field of ['backoffLimitPerIndex', 'managedBy', 'podFailurePolicy', 'selector', 'successPolicy'])
    update.immutable(`spec.${field}`);
  const [before, after] = update.both((of) => of.at('spec', 'completionMode').text ?? 'NonIndexed');
  if (before !== after) update.immutable('spec.completionMode');
  completions(update, after === 'Indexed');
  template(update);
}

function completions(update: Update, indexed: boolean): void {
  const [before, after] = update.both((of) => {
    const [wanted, parallel] = ['completions', 'parallelism'].map((field) => of.at('spec', field).integer);
    // Where neither is said, both are 1.
    return { wanted: wanted ?? (parallel === undefined ? 1 : undefined), parallel: parallel ?? 1 };
  });
  if (before.wanted === after.wanted) return;
  const path = 'spec.completions';
  if (!indexed) update.refuse(path, `${path}: ${IMMUTABLE}`);
  else if (after.wanted !== after.parallel)
    update.refuse(path, `${path}: can only be modified in tandem with spec.parallelism`);
}

function template(update: Update): void {
  const path = 'spec.template';
  const suspended = update.before.at('spec', 'suspend').value === true;
  const resources = suspended && !update.until(RESOURCES_OF_SUSPENDED - 1);
  const [before, after] = update.both((of) => {
    const { value } = of.at('spec', 'template');
    return suspended ? withoutScheduling(of.at('spec', 'template'), resources) : value;
  });
  if (!update.isSameValue(before, after, path)) update.refuse(path, `${path}: ${IMMUTABLE}`);
  else if (losesLabels(update))
    update.refuse(
      `${path}.metadata.labels`,
      `${path}.metadata.labels: \`selector\` does not match template \`labels\``,
    );
}

/** With the last label that is written, those that the server added go too, and they are what it selects by. */
function losesLabels(update: Update): boolean {
  const [before, after] = update.both((of) => of.at('spec', 'template', 'metadata', 'labels').absent);
  return !before && after;
}

type Fields = Readonly<Record<string, unknown>>;

/** A template without what says where its pods run, and what they may use where that is free too: a suspended Job can change it. */
function withoutScheduling(template: Field, resources: boolean): unknown {
  const { labels, annotations, ...metadata } = (template.at('metadata').value ?? {}) as Fields;
  const { nodeSelector, schedulingGates, tolerations, ...spec } = (template.at('spec').value ?? {}) as Fields;
  const { nodeAffinity, ...affinity } = (spec.affinity ?? {}) as Fields;
  const containers = (list: string) =>
    template.at('spec', list).items.map(({ value }) => {
      const { resources: used, ...rest } = value as Fields;
      return resources ? rest : value;
    });
  return {
    metadata,
    spec: {
      ...spec,
      affinity: Object.keys(affinity).length === 0 ? undefined : affinity,
      containers: containers('containers'),
      initContainers: containers('initContainers'),
    },
  };
}
