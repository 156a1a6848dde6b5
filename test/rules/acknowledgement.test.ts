import { expect, test } from 'vitest';
import { annotatedAcknowledgements, listedAcknowledgement } from '../../lib/rules/acknowledgement';
import { check, inspect } from '../../lib/rules/engine';
import { parseObjectReference, type ObjectReference } from '../../lib/rules/object-reference';
import { object, ruleOf } from './rule-of';
import { rulesOfTopics } from './rule-tests';

const rules = [...rulesOfTopics('object'), ruleOf('svc-ports-empty'), ruleOf('sts-service-missing')];
const annotated = (value: unknown) => object('web', { 'cdk8s-headless/acknowledge': value });
const ids = (value: unknown) => check([annotated(value)], rules).map(({ rule }) => rule.id);

test('an annotation lets the findings of its rule stand, and only these', () => {
  const report = inspect([annotated('svc-ports-empty: a placeholder until the migration')], { rules });
  expect(report.findings.map(({ rule }) => rule.id)).toEqual(['sts-service-missing']);
  expect(report.acknowledged).toMatchObject([
    { finding: { rule: { id: 'svc-ports-empty' } }, acknowledgement: { reason: 'a placeholder until the migration' } },
  ]);
});

test('an annotation may acknowledge several rules, one a line', () => {
  expect(
    ids('\n  svc-ports-empty: a placeholder: see the runbook\n\nsts-service-missing : made by an operator\n'),
  ).toEqual([]);
});

test('an acknowledgement on one object does not speak for another', () => {
  const report = inspect([annotated('svc-ports-empty: known'), object('other')], {
    rules: [ruleOf('svc-ports-empty')],
  });
  expect(report.findings.map(({ object: at }) => at)).toEqual([object('other')]);
});

test.each([
  ['without a reason', 'svc-ports-empty:', 'acknowledgement-reason-missing'],
  ['with an id alone', 'svc-ports-empty', 'acknowledgement-reason-missing'],
  ['of an unknown rule', 'svc-port-empty: known', 'acknowledgement-unknown-rule'],
  ['that is a sentence', 'we know about it', 'acknowledgement-malformed'],
  ['that is a mapping', { 'svc-ports-empty': 'known' }, 'acknowledgement-malformed'],
  ['of a rule that finds nothing', 'object-duplicate: known', 'acknowledgement-unused'],
])('an annotation %s acknowledges nothing and is itself a finding', (_, value, finding) => {
  expect(ids(value)).toEqual(expect.arrayContaining([finding, 'svc-ports-empty', 'sts-service-missing']));
});

test('an unknown rule is answered with the nearest', () => {
  const [finding] = check([annotated('svc-port-empty: known')], rules);
  expect(finding?.expected).toBe('the id of a rule; the nearest is "svc-ports-empty"');
});

test('a finding on an acknowledgement cannot be acknowledged away', () => {
  expect(ids('object-duplicate: known\nacknowledgement-unused: quiet, please')).toContain('acknowledgement-unused');
});

const listed = (reference: string, rule = 'svc-ports-empty') =>
  listedAcknowledgement({
    rule,
    object: parseObjectReference(reference) as ObjectReference,
    reason: 'known',
    origin: 'cdk8s-headless.yaml, acknowledge[0]',
  });

test('a list lets findings stand on the object that it names', () => {
  const report = inspect([object('web')], {
    rules: [ruleOf('svc-ports-empty')],
    acknowledgements: [listed('ConfigMap/web')],
  });
  expect([report.findings.length, report.acknowledged.length]).toEqual([0, 1]);
});

test('a list that names an object that is gone is a finding about that object', () => {
  const report = inspect([object('web')], { rules, acknowledgements: [listed('Service/shop/gone')] });
  expect(report.findings.at(-1)).toMatchObject({
    rule: { id: 'acknowledgement-unused' },
    object: { kind: 'Service', metadata: { namespace: 'shop', name: 'gone' } },
    found: 'cdk8s-headless.yaml, acknowledge[0] acknowledges "svc-ports-empty", which has no finding here',
  });
});

test('an acknowledgement is used as soon as one of several clusters has its finding', () => {
  const [east, west] = [object('web'), object('web')];
  const report = inspect([east, west], {
    rules,
    acknowledgements: [listed('ConfigMap/web')],
    clusterOf: (manifest) => (manifest === east ? 'east' : 'west'),
  });
  expect(report.findings.map(({ rule }) => rule.id)).toEqual(['sts-service-missing', 'sts-service-missing']);
});

test('a reference is Kind/name or Kind/namespace/name and nothing else', () => {
  expect(parseObjectReference('Service/web')).toEqual({ kind: 'Service', name: 'web' });
  expect(parseObjectReference('Service/shop/web')).toEqual({ kind: 'Service', namespace: 'shop', name: 'web' });
  expect(['web', 'Service/', 'a/b/c/d', ''].map(parseObjectReference)).toEqual(Array(4).fill(undefined));
});

test('metadata of any type has no acknowledgement and breaks nothing', () => {
  for (const metadata of [null, 'web', [], { annotations: null }, { annotations: [1] }])
    expect(annotatedAcknowledgements({ kind: 'Service', metadata }).acknowledgements).toEqual([]);
});
