import { Field, type Step } from '../../kubernetes/constraints/field';
import { TOPICS } from '../../kubernetes/constraints/topics';
import {
  DEFAULT_NODE_PORTS,
  Violations,
  type ClusterFacts,
  type Violation,
} from '../../kubernetes/constraints/violations';
import { NEWEST, OLDEST } from '../../kubernetes/versions';
import type { PropErrors } from './prop-errors';

/** What a construct makes is for each supported version. */
export const ALL_VERSIONS: ClusterFacts = {
  kubernetes: { oldest: OLDEST, newest: NEWEST },
  nodePorts: DEFAULT_NODE_PORTS,
};

/** Objects whose keys are the user's own. */
const MAPS: ReadonlySet<Step> = new Set(['labels', 'nodeSelector']);

/** Reports what Kubernetes does not take, each at the prop that says it; a prop that has an error already is left out. */
export function addViolations(
  errors: PropErrors,
  violations: readonly Violation[],
  propOf: (path: readonly Step[]) => string,
): void {
  for (const { path, found, expected, topic } of violations) {
    const prop = propOf(path);
    if (!errors.hasWithin(prop)) errors.addFound(prop, found, expected, TOPICS[topic]);
  }
}

/** Reports what a check of labels or annotations finds, each at its entry. */
export function addEntryViolations(
  errors: PropErrors,
  prop: string,
  entries: Readonly<Record<string, string>> | undefined,
  check: (violations: Violations, field: Field) => void,
): void {
  if (entries === undefined) return;
  const violations = new Violations(ALL_VERSIONS);
  check(violations, new Field(entries));
  addViolations(errors, violations.found, ([key]) => `${prop}["${key}"]`);
}

/** A path as messages about props write it: `containers[0].ports[1].name`, `nodeSelector["disk"]`. */
export function pathWords(path: readonly Step[]): string {
  let words = '';
  let inMap = false;
  for (const step of path) {
    if (typeof step === 'number') words += `[${step}]`;
    else if (inMap) words += `["${step}"]`;
    else words += words === '' ? step : `.${step}`;
    inMap = MAPS.has(step);
  }
  return words;
}
