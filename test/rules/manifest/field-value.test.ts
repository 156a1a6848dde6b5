import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleDeployment, sampleHeadlessService, sampleService, withField } from '../../../lib/rules/examples';
import { fieldValue } from '../../../lib/rules/manifest/field-value';
import { findingsOf } from '../rule-tests';

const errors = (spec: object) =>
  check([sampleService({ spec: { ...spec } })], CATALOGUE).flatMap(({ rule, severity, path }) =>
    severity === 'error' ? [`${rule.id} ${path}`] : [],
  );

test.each([
  [{ type: 'clusterip' }, 'spec.type', '"ClusterIP"'],
  [{ sessionAffinity: 'ClientIp' }, 'spec.sessionAffinity', '"ClientIP"'],
  [{ internalTrafficPolicy: 'Node' }, 'spec.internalTrafficPolicy', '"Cluster" or "Local"'],
  [{ type: 'NodePort', externalTrafficPolicy: 'local' }, 'spec.externalTrafficPolicy', '"Local"'],
])('a Service with %j has one error, at %s', (spec, path, expected) => {
  expect(errors(spec)).toEqual([`field-value ${path}`]);
  expect(findingsOf(fieldValue, [sampleService({ spec })])[0]?.expected).toBe(expected);
});

test('a policy for traffic from outside is dropped from a headless Service, whatever it says', () => {
  const found = check([sampleHeadlessService({ spec: { externalTrafficPolicy: 'nope' } })], CATALOGUE);
  const atField = found.filter(({ path }) => path === 'spec.externalTrafficPolicy');
  expect(atField.map(({ rule }) => rule.id)).toEqual(['svc-headless-etp']);
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

test.each([
  ['container.imagePullPolicy', 'always', '"Always"'],
  ['spec.tolerations', [{ effect: 'noSchedule' }], '"NoSchedule"'],
  ['container.readinessProbe', { httpGet: { port: 80, scheme: 'https' } }, '"HTTPS"'],
  ['spec.restartPolicy', 'always', '"Always"'],
])('a wrong word at %s of a pod is an error: %j', (field, value, expected) => {
  const path = field
    .replace('container', 'spec.template.spec.containers[0]')
    .replace(/^spec\.(?!template)/, 'spec.template.spec.');
  const found = findingsOf(fieldValue, [withField(sampleDeployment(), path, value)]);
  expect(found.map((finding) => finding.expected)).toEqual([expected]);
});

test('words of other kinds are looked at: claims, bindings, autoscalers', () => {
  const object = (apiVersion: string, kind: string, fields: object) => ({
    apiVersion,
    kind,
    metadata: { name: 'web' },
    ...fields,
  });
  const found = findingsOf(fieldValue, [
    object('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['RWO'], volumeMode: 'block' } }),
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [{ kind: 'serviceAccount', name: 'web' }] }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { metrics: [{ type: 'cpu' }] } }),
  ]);
  expect(found.map(({ path, expected }) => `${path}: ${expected}`)).toEqual([
    'spec.accessModes[0]: one of "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce" and "ReadWriteOncePod"',
    'spec.volumeMode: "Block"',
    'subjects[0].kind: "ServiceAccount"',
    'spec.metrics[0].type: one of "ContainerResource", "External", "Object", "Pods" and "Resource"',
  ]);
});

test('a word that only newer versions know is an info, and an error where no target knows it', () => {
  const service = sampleService({ spec: { trafficDistribution: 'PreferSameZone' } });
  const at = (oldest: string, newest: string) =>
    findingsOf(fieldValue, [service], { kubernetes: { oldest, newest } }).map(({ severity }) => severity);
  expect(at('1.30', '1.37')).toEqual(['info']);
  expect(at('1.30', '1.33')).toEqual(['error']);
  expect(at('1.34', '1.37')).toEqual([]);
});
