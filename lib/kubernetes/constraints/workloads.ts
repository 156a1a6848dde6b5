import { isSetByController } from '../controller-labels';
import { quoted } from '../quoted';
import { isPlaceholder } from '../placeholders';
import { between, repeated, required } from './common';
import { claimSpec } from './claims';
import { countOrPercent, isZero } from './count-or-percent';
import { Field } from './field';
import { annotationKeys, labelMap, labelSelector } from './labels';
import { dnsLabel } from './names';
import { podTemplate } from './pod';
import { Violations, type ClusterFacts, type Violation } from './violations';

const NONE: ReadonlySet<string> = new Set();

/** Since this minor version the API server looks into the templates of a StatefulSet. */
const TEMPLATES_OF_SETS = 34;

/** A Deployment, ReplicaSet or DaemonSet. */
export function controller(violations: Violations, kind: string, spec: Field): void {
  selectorAndTemplate(violations, spec, kind);
  podTemplate(violations, spec.at('template'), { isPod: false, claims: NONE });
  alwaysRestarts(violations, kind, spec);
  for (const name of ['replicas', 'minReadySeconds', 'revisionHistoryLimit'])
    between(violations, 'workload-number-invalid', spec.at(name), 0);
  if (kind === 'Deployment') deployment(violations, spec);
  if (kind === 'DaemonSet') daemonSet(violations, spec);
}

/** A StatefulSet; older API servers accept what its pods and claims are refused for. */
export function statefulSet(violations: Violations, spec: Field): void {
  const templates = spec.at('volumeClaimTemplates').items;
  const claims = new Set(templates.map((template) => template.at('metadata', 'name').text ?? ''));
  const template = () => podTemplate(violations, spec.at('template'), { isPod: false, claims });
  labelSelector(violations, spec.at('selector'));
  const service = spec.at('serviceName');
  if (service.text !== undefined && isPlaceholder(service.text))
    violations.add('placeholder-unrendered', service, 'the name of the headless Service');
  if (violations.until(TEMPLATES_OF_SETS - 1))
    violations.refusedLater('the StatefulSet', () => {
      template();
      claimTemplates(violations, templates);
    });
  else {
    template();
    claimTemplates(violations, templates);
  }
}

/** What Kubernetes does not take in the claim templates of a StatefulSet. The ways begin at the list: 0, `metadata`, `name`. */
export function claimTemplateViolations(templates: readonly unknown[], cluster: ClusterFacts): readonly Violation[] {
  const violations = new Violations(cluster);
  claimTemplates(violations, new Field(templates).items);
  return violations.found;
}

function claimTemplates(violations: Violations, templates: readonly Field[]): void {
  for (const one of templates) claimTemplate(violations, one);
  for (const again of repeated(templates, (one) => one.at('metadata', 'name').text))
    violations.refusedLater('the StatefulSet', () =>
      violations.add('claim-invalid', again.at('metadata', 'name'), 'a name that no other claim template has'),
    );
}

function claimTemplate(violations: Violations, template: Field): void {
  if (!template.isObject) return;
  const name = template.at('metadata', 'name');
  if (required(violations, 'claim-invalid', name, 'a name, such as "data"'))
    dnsLabel(violations, 'claim-invalid', name);
  violations.refusedLater('the StatefulSet', () => {
    labelMap(violations, template.at('metadata', 'labels'));
    annotationKeys(violations, template.at('metadata', 'annotations'));
  });
  claimSpec(violations, template.at('spec'));
}

/** The selector of a controller, and the labels of its template that it must match. */
function selectorAndTemplate(violations: Violations, spec: Field, kind: string): void {
  const selector = spec.at('selector');
  const before = violations.found.length;
  labelSelector(violations, selector);
  const labels = spec.at('template', 'metadata', 'labels');
  if (selector.empty || (selector.at('matchLabels').empty && selector.at('matchExpressions').empty)) {
    if (selector.absent || selector.isObject)
      violations.add('selector-missing', selector, `labels of the pods, such as ${likelySelector(labels)}`, {
        fix: `Write spec.selector.matchLabels with labels that the pod template of the ${kind} has.`,
      });
    return;
  }
  if (violations.found.length > before) return;
  const missed = missedBy(selector, labels);
  if (missed === undefined) return;
  violations.add('selector-misses-template', labels, missed, {
    found: labels.absent ? 'no labels' : JSON.stringify(labels.value),
  });
}

function likelySelector(labels: Field): string {
  const first = labels.entries.find(([key, entry]) => entry.text !== undefined && !isSetByController(key));
  return JSON.stringify({
    matchLabels: first === undefined ? { app: 'my-app' } : { [first[0]]: first[1].text },
  });
}

/** What of a selector the labels lack; `undefined` where it matches, or where something else than strings is written. */
function missedBy(selector: Field, labels: Field): string | undefined {
  if (!labels.absent && !labels.isObject) return undefined;
  for (const [key, wanted] of selector.at('matchLabels').entries) {
    const here = labels.at(key);
    // A label with null is an empty one.
    const asked = wanted.absent ? '' : wanted.text;
    const given = !labels.has(key) ? undefined : here.absent ? '' : here.text;
    if (asked === undefined || (labels.has(key) && given === undefined)) return undefined;
    if (given !== asked) return `the label ${key}: ${quoted(asked)}, which the selector asks for`;
  }
  for (const expression of selector.at('matchExpressions').items) {
    const key = expression.at('key').text;
    if (key === undefined) return undefined;
    const here = labels.at(key).text;
    const values = expression.at('values').items.map(({ text }) => text);
    const operator = expression.at('operator').text;
    if (operator === 'In' && !values.includes(here)) return `the label ${key} with one of ${JSON.stringify(values)}`;
    if (operator === 'NotIn' && here !== undefined && values.includes(here)) return `another value of the label ${key}`;
    if (operator === 'Exists' && here === undefined) return `the label ${key}, which the selector asks for`;
    if (operator === 'DoesNotExist' && here !== undefined) return `no label ${key}, as the selector asks`;
  }
  return undefined;
}

/** Controllers that keep pods running know no other policy, and no deadline. */
function alwaysRestarts(violations: Violations, kind: string, spec: Field): void {
  const pod = spec.at('template', 'spec');
  const policy = pod.at('restartPolicy');
  if (policy.text !== undefined && policy.text !== '' && policy.text !== 'Always')
    violations.add('template-restart-policy', policy, `"Always", or no such field: a ${kind} keeps its pods running`);
  if (pod.at('activeDeadlineSeconds').integer !== undefined)
    violations.add(
      'template-restart-policy',
      pod.at('activeDeadlineSeconds'),
      `no such field: a ${kind} keeps its pods running`,
      {
        fix: 'Take activeDeadlineSeconds away, or make the pods with a Job.',
      },
    );
}

function deployment(violations: Violations, spec: Field): void {
  const deadline = spec.at('progressDeadlineSeconds');
  const ready = spec.at('minReadySeconds').integer ?? 0;
  const least = deadline.absent ? 600 : deadline.integer;
  if (least !== undefined && ready >= 0 && least <= ready)
    violations.add(
      'workload-number-invalid',
      deadline,
      `more than minReadySeconds, which is ${ready}`,
      deadline.absent ? { found: 'nothing, which means 600' } : {},
    );
  const strategy = spec.at('strategy');
  const rolling = strategy.at('rollingUpdate');
  if (strategy.at('type').value === 'Recreate') {
    if (!rolling.absent)
      violations.add('rollout-strategy-invalid', rolling, 'no rollingUpdate, since the type is Recreate', {
        fix: 'Take rollingUpdate away.',
      });
    return;
  }
  const [unavailable, surge] = [rolling.at('maxUnavailable'), rolling.at('maxSurge')];
  countOrPercent(violations, 'rollout-strategy-invalid', unavailable);
  countOrPercent(violations, 'rollout-strategy-invalid', surge, true);
  if (isZero(unavailable) && isZero(surge))
    violations.add('rollout-strategy-invalid', unavailable, '1 or more, since maxSurge is 0', {
      fix: 'Let one of maxSurge and maxUnavailable be more than 0: no pod could be replaced.',
    });
}

function daemonSet(violations: Violations, spec: Field): void {
  const strategy = spec.at('updateStrategy');
  const rolling = strategy.at('rollingUpdate');
  if (strategy.at('type').value === 'OnDelete' || rolling.absent) return;
  const [unavailable, surge] = [rolling.at('maxUnavailable'), rolling.at('maxSurge')];
  countOrPercent(violations, 'rollout-strategy-invalid', unavailable);
  countOrPercent(violations, 'rollout-strategy-invalid', surge);
  // Left out they are 1 and 0.
  const replaces = !isZero(unavailable);
  const surges = !surge.absent && !isZero(surge);
  if (!replaces && !surges) violations.add('rollout-strategy-invalid', unavailable, '1 or more, since maxSurge is 0');
  if (replaces && surges)
    violations.add('rollout-strategy-invalid', surge, '0, or maxUnavailable: 0 beside it', {
      fix: 'A DaemonSet either takes pods away first or adds them first: write maxUnavailable: 0 beside maxSurge.',
    });
}
