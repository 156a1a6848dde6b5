import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { fieldValue } from '../../../lib/rules/manifest/field-value';
import { findingsOf } from '../rule-tests';

const errors = (spec: object) =>
  check([sampleService({ spec: { ...spec } as never })], CATALOGUE).flatMap(({ rule, severity, path }) =>
    severity === 'error' ? [`${rule.id} ${path}`] : [],
  );

test.each([
  [{ type: 'clusterip' }, 'spec.type', 'ClusterIP'],
  [{ sessionAffinity: 'ClientIp' }, 'spec.sessionAffinity', 'ClientIP'],
  [{ internalTrafficPolicy: 'Node' }, 'spec.internalTrafficPolicy', 'Cluster, Local'],
  [{ type: 'NodePort', externalTrafficPolicy: 'local' }, 'spec.externalTrafficPolicy', 'Local'],
])('a Service with %j has one error, at %s', (spec, path, expected) => {
  expect(errors(spec)).toEqual([`field-value ${path}`]);
  expect(findingsOf(fieldValue, [sampleService({ spec })])[0]?.expected).toBe(expected);
});

test('a policy for traffic from outside is dropped from a headless Service, whatever it says', () => {
  const found = check([sampleHeadlessService({ spec: { externalTrafficPolicy: 'nope' } })], CATALOGUE);
  expect(found.map(({ rule }) => rule.id)).toEqual(['svc-headless-etp']);
});

test('an empty word is the default, and a template engine may fill in any', () => {
  for (const type of ['', null, '${TYPE}', 'NodePort'])
    expect(findingsOf(fieldValue, [sampleService({ spec: { type } })])).toEqual([]);
});

test('the words of pods and of network policies are looked at too', () => {
  const pods = sampleDeployment();
  const wrong = structuredClone(pods) as { spec: { template: { spec: { dnsPolicy?: string } } } };
  wrong.spec.template.spec.dnsPolicy = 'clusterFirst';
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'egress'] },
  };
  expect(findingsOf(fieldValue, [wrong as never, policy]).map(({ path }) => path)).toEqual([
    'spec.template.spec.dnsPolicy',
    'spec.policyTypes[1]',
  ]);
});
