import { between, quantity, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { dnsLabel, pathSegment } from './names';
import { containerResource } from './resources';
import type { Violations } from './violations';

const SOURCES: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

/** Since this minor version the workload's apiVersion must name a group. */
const GROUP_OF_TARGET = 34;

/** The spec of a HorizontalPodAutoscaler, of `autoscaling/v2` or `v1`. */
export function autoscaler(violations: Violations, spec: Field): void {
  const [least, most] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  if (most.absent) violations.add('hpa-invalid', most, 'the most replicas, 1 or more');
  else between(violations, 'hpa-invalid', most, 1);
  const zero = scalesToZero(spec) && !violations.until(36);
  between(violations, 'hpa-invalid', least, zero ? 0 : 1);
  if (least.integer !== undefined && most.integer !== undefined && most.integer >= 1 && most.integer < least.integer)
    violations.add('hpa-invalid', most, `${least.integer} or more, since minReplicas is ${least.integer}`);
  between(violations, 'hpa-invalid', spec.at('targetCPUUtilizationPercentage'), 1);
  reference(violations, spec.at('scaleTargetRef'));
  for (const metric of spec.at('metrics').items) if (metric.isEntry) oneMetric(violations, metric);
  for (const name of ['scaleUp', 'scaleDown']) scalingRules(violations, spec.at('behavior', name));
}

/** Metrics of something else than the pods are there without pods. */
function scalesToZero(spec: Field): boolean {
  return spec.at('metrics').items.some((metric) => ['Object', 'External'].includes(metric.at('type').text ?? ''));
}

function reference(violations: Violations, target: Field): void {
  if (!target.isObject) {
    if (target.absent) violations.add('hpa-invalid', target, 'the workload to scale: its apiVersion, kind and name');
    return;
  }
  for (const name of ['kind', 'name'])
    if (required(violations, 'hpa-invalid', target.at(name), `the ${name} of the workload to scale`))
      pathSegment(violations, 'hpa-invalid', target.at(name));
  const version = target.at('apiVersion');
  const parts = (version.text ?? '').split('/');
  if (violations.since(GROUP_OF_TARGET) && (version.absent || version.text !== undefined))
    if (parts.length !== 2 || parts[0] === '')
      violations.add(
        'hpa-invalid',
        version,
        `${likelyVersion(target.at('kind').text)}, the group and version of the workload`,
      );
}

function likelyVersion(kind: string | undefined): string {
  return ['Deployment', 'StatefulSet', 'ReplicaSet'].includes(kind ?? '') ? '"apps/v1"' : 'such as "apps/v1"';
}

function oneMetric(violations: Violations, metric: Field): void {
  const type = metric.at('type');
  const expected = SOURCES[type.text ?? ''];
  if (type.empty || (type.text !== undefined && expected === undefined))
    violations.add('hpa-invalid', type, oneOf(Object.keys(SOURCES)));
  if (expected !== undefined && metric.at(expected).absent)
    violations.add('hpa-invalid', metric.at(expected), `${expected}, since the type is ${type.text ?? ''}`);
  const written = Object.values(SOURCES).filter((name) => metric.at(name).isObject);
  for (const other of written) {
    if (expected !== undefined && other !== expected)
      violations.add('hpa-invalid', metric.at(other), `${expected} alone, since the type is ${type.text ?? ''}`, {
        found: other,
      });
  }
  const source = metric.at(expected ?? written[0] ?? '');
  if (source.isObject) metricSource(violations, expected ?? written[0] ?? '', source);
}

function metricSource(violations: Violations, kind: string, source: Field): void {
  const ofResource = kind === 'resource' || kind === 'containerResource';
  const name = ofResource ? source.at('name') : source.at('metric', 'name');
  if (required(violations, 'hpa-invalid', name, ofResource ? 'a resource, such as "cpu"' : 'the name of a metric'))
    pathSegment(violations, 'hpa-invalid', name);
  const unlike = kind === 'containerResource' && name.text ? containerResource(name.text) : undefined;
  if (unlike !== undefined) violations.add('hpa-invalid', name, unlike);
  if (kind === 'containerResource')
    if (required(violations, 'hpa-invalid', source.at('container'), 'the name of a container'))
      dnsLabel(violations, 'hpa-invalid', source.at('container'));
  if (kind === 'object')
    for (const field of ['kind', 'name'])
      required(violations, 'hpa-invalid', source.at('describedObject', field), `the ${field} of the object`);
  const target = source.at('target');
  const type = target.at('type');
  const types = ['Utilization', 'Value', 'AverageValue'];
  if (type.empty || (type.text !== undefined && !types.includes(type.text)))
    violations.add('hpa-invalid', type, oneOf(types));
  const share = target.at('averageUtilization');
  between(violations, 'hpa-invalid', share, 1);
  for (const field of ['value', 'averageValue']) {
    const amount = target.at(field).absent ? undefined : quantity(violations, target.at(field));
    if (amount !== undefined && amount.nanos <= 0n) violations.add('hpa-invalid', target.at(field), 'more than zero');
  }
  const has = (field: string) => !target.at(field).absent;
  if (ofResource) {
    if (!has('averageUtilization') && !has('averageValue'))
      violations.add('hpa-invalid', share, 'a target: averageUtilization or averageValue');
    if (has('averageUtilization') && has('averageValue'))
      violations.add('hpa-invalid', target.at('averageValue'), 'one target: averageUtilization or averageValue');
  } else if (kind === 'pods') {
    if (!has('averageValue')) violations.add('hpa-invalid', target.at('averageValue'), 'a target for each pod');
  } else {
    if (!has('value') && !has('averageValue'))
      violations.add('hpa-invalid', target.at('averageValue'), 'a target: value or averageValue');
    if (kind === 'external' && has('value') && has('averageValue'))
      violations.add('hpa-invalid', target.at('value'), 'one target: value or averageValue');
  }
}

function scalingRules(violations: Violations, rules: Field): void {
  if (!rules.isObject) return;
  between(violations, 'hpa-invalid', rules.at('stabilizationWindowSeconds'), 0, 3600);
  const tolerance = rules.at('tolerance');
  const most = tolerance.absent ? undefined : quantity(violations, tolerance);
  if (most !== undefined && most.nanos < 0n) violations.add('hpa-invalid', tolerance, 'zero or more');
  const select = rules.at('selectPolicy');
  const ways = ['Max', 'Min', 'Disabled'];
  if (select.text !== undefined && !ways.includes(select.text)) violations.add('hpa-invalid', select, oneOf(ways));
  if (Array.isArray(rules.at('policies').value) && rules.at('policies').empty)
    violations.add('hpa-invalid', rules.at('policies'), 'at least one policy, or no such field');
  for (const policy of rules.at('policies').items) {
    if (!policy.isEntry) continue;
    const type = policy.at('type');
    if (type.empty || (type.text !== undefined && !['Pods', 'Percent'].includes(type.text)))
      violations.add('hpa-invalid', type, oneOf(['Pods', 'Percent']));
    for (const [field, limit] of [
      ['value', undefined],
      ['periodSeconds', 1800],
    ] as const)
      if (policy.at(field).absent) violations.add('hpa-invalid', policy.at(field), '1 or more');
      else between(violations, 'hpa-invalid', policy.at(field), 1, limit);
  }
}
