import { quoted } from '../quoted';
import { between, int32, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { labelMap, labelName, labelSelector, labelValue, nodeSelectorTerm } from './labels';
import { dnsLabel } from './names';
import type { Violations } from './violations';

/** Since this minor version `matchLabelKeys` of a spread are added to its selector when a pod is made. */
const KEYS_ARE_MERGED = 34;

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** On which nodes a pod may run: selector, affinities, tolerations, spread. */
export function scheduling(violations: Violations, spec: Field, labels: Field): void {
  labelMap(violations, spec.at('nodeSelector'));
  const affinity = spec.at('affinity');
  if (affinity.isObject) {
    nodeAffinity(violations, affinity.at('nodeAffinity'));
    for (const name of ['podAffinity', 'podAntiAffinity']) podAffinity(violations, affinity.at(name));
  }
  for (const toleration of spec.at('tolerations').items) if (toleration.isEntry) tolerate(violations, toleration);
  topologySpread(violations, spec.at('topologySpreadConstraints').items, labels);
}

function nodeAffinity(violations: Violations, affinity: Field): void {
  const must = affinity.at(REQUIRED);
  if (must.isObject) {
    const terms = must.at('nodeSelectorTerms');
    required(violations, 'affinity-invalid', terms, 'at least one term');
    for (const term of terms.items) nodeSelectorTerm(violations, term, false);
  }
  for (const preference of affinity.at(PREFERRED).items) {
    weight(violations, preference);
    nodeSelectorTerm(violations, preference.at('preference'), true);
  }
}

function podAffinity(violations: Violations, affinity: Field): void {
  for (const term of affinity.at(REQUIRED).items) podAffinityTerm(violations, term);
  for (const preference of affinity.at(PREFERRED).items) {
    weight(violations, preference);
    podAffinityTerm(violations, preference.at('podAffinityTerm'));
  }
}

function podAffinityTerm(violations: Violations, term: Field): void {
  if (!term.isEntry) return;
  const key = term.at('topologyKey');
  if (required(violations, 'affinity-invalid', key, 'a label of the nodes, such as "kubernetes.io/hostname"'))
    labelName(violations, key);
  labelSelector(violations, term.at('labelSelector'));
  labelSelector(violations, term.at('namespaceSelector'));
  for (const namespace of term.at('namespaces').items) dnsLabel(violations, 'object-name-syntax', namespace);
  keysBesideSelector(violations, 'affinity-invalid', term);
}

function weight(violations: Violations, preference: Field): void {
  if (!preference.isEntry) return;
  const field = preference.at('weight');
  if (field.absent) violations.add('affinity-invalid', field, 'a number from 1 to 100');
  else between(violations, 'affinity-invalid', field, 1, 100);
}

function tolerate(violations: Violations, toleration: Field): void {
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((name) => toleration.at(name)) as [
    Field,
    Field,
    Field,
    Field,
  ];
  labelName(violations, key);
  const word = operator.absent ? 'Equal' : operator.text;
  if (key.empty && word !== undefined && word !== 'Exists')
    violations.add('toleration-invalid', operator, '"Exists", since the toleration has no key', {
      fix: 'Write the key of the taint, or operator: Exists to tolerate all taints.',
    });
  else if (word !== undefined && !['', 'Equal', 'Exists'].includes(word))
    violations.add('toleration-invalid', operator, oneOf(['Equal', 'Exists']));
  else if (word === 'Exists' && value.text)
    violations.add('toleration-invalid', value, 'no value, since the operator is Exists');
  else if (word !== 'Exists') labelValue(violations, value);
  const isOther = effect.absent || (effect.text !== undefined && effect.text !== 'NoExecute');
  if (!toleration.at('tolerationSeconds').absent && isOther)
    violations.add('toleration-invalid', effect, '"NoExecute", since tolerationSeconds is set');
  else if (effect.text && !EFFECTS.includes(effect.text)) violations.add('toleration-invalid', effect, oneOf(EFFECTS));
}

function topologySpread(violations: Violations, constraints: readonly Field[], labels: Field): void {
  const seen = new Set<string>();
  for (const one of constraints) {
    if (!one.isEntry) continue;
    const skew = one.at('maxSkew');
    if (skew.absent) violations.add('topology-spread-invalid', skew, '1 or more');
    else int32(violations, 'topology-spread-invalid', skew, 1);
    const key = one.at('topologyKey');
    // How it is written is not looked at: no node has a label that cannot be.
    required(violations, 'topology-spread-invalid', key, 'a label of the nodes, such as "topology.kubernetes.io/zone"');
    const action = one.at('whenUnsatisfiable');
    const actions = ['DoNotSchedule', 'ScheduleAnyway'];
    if (action.empty || (action.text !== undefined && !actions.includes(action.text)))
      violations.add('topology-spread-invalid', action, oneOf(actions));
    const domains = one.at('minDomains');
    between(violations, 'topology-spread-invalid', domains, 1);
    if (!domains.absent && action.text === 'ScheduleAnyway')
      violations.add('topology-spread-invalid', domains, 'no minDomains, unless whenUnsatisfiable is DoNotSchedule');
    for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'])
      if (one.at(name).value === '')
        violations.add('topology-spread-invalid', one.at(name), oneOf(['Honor', 'Ignore']));
    labelSelector(violations, one.at('labelSelector'));
    keysBesideSelector(violations, 'topology-spread-invalid', one);
    keysTwice(violations, one, labels);
    const pair = JSON.stringify([key.text, action.text]);
    if (seen.has(pair) && key.text && action.text)
      violations.add(
        'topology-spread-invalid',
        one,
        'another topologyKey, or another whenUnsatisfiable: each pair of them once',
        { found: `topologyKey ${quoted(key.text)} and whenUnsatisfiable ${quoted(action.text)} a second time` },
      );
    seen.add(pair);
  }
}

/** `matchLabelKeys` and `mismatchLabelKeys` name labels beside a selector that does not have them. */
function keysBesideSelector(
  violations: Violations,
  topic: 'affinity-invalid' | 'topology-spread-invalid',
  field: Field,
): void {
  const mine = field.at('matchLabelKeys').items;
  const others = field.at('mismatchLabelKeys').items;
  for (const key of [...mine, ...others]) {
    labelName(violations, key);
    if (field.at('labelSelector').absent) violations.add(topic, key, 'a labelSelector beside it');
  }
}

/** A key of `matchLabelKeys` that the selector of a spread has too; since 1.34 this is refused of the pods that have the label. */
function keysTwice(violations: Violations, spread: Field, labels: Field): void {
  const selected = new Set([
    ...spread.at('labelSelector', 'matchLabels').entries.map(([key]) => key),
    ...spread.at('labelSelector', 'matchExpressions').items.map((one) => one.at('key').text ?? ''),
  ]);
  for (const key of spread.at('matchLabelKeys').items) {
    if (key.text === undefined || !selected.has(key.text)) continue;
    const refuse = () => violations.add('topology-spread-invalid', key, 'a key that labelSelector does not have');
    if (violations.until(KEYS_ARE_MERGED - 1)) refuse();
    else if (!labels.at(key.text).absent) violations.refusedLater('the template', refuse);
  }
}
