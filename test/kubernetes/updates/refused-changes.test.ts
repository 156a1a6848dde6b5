import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusedChanges } from '../../../lib/kubernetes/updates/refused-changes';
import {
  sampleDeployment,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';

const only = (version: string) => ({ oldest: version, newest: version });

/** The fields that must stay, and what the server says: `spec.selector: field is immutable`. */
const refused = (before: object, after: object, version = '1.37') =>
  refusedChanges(before, after, only(version)).map(({ message }) => message);

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image: 'migrate:1' }] } } },
};
const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
};
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, immutable: true, data: { a: '1' } };
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, immutable: true, stringData: { a: '1' } };

describe('what must stay', () => {
  test.each([
    ['spec.serviceName', 'other'],
    ['spec.podManagementPolicy', 'Parallel'],
    ['spec.selector', { matchLabels: { app: 'other' } }],
    ['spec.volumeClaimTemplates', [claim]],
  ])('in a StatefulSet %s stays', (field, value) => {
    const before = sampleStatefulSet();
    expect(refused(before, withField(before, field, value))).toEqual([`${field}: field is immutable`]);
    expect(refused(before, withField(before, field, value), '1.36')).toEqual([
      expect.stringMatching(/^spec: updates to statefulset spec for fields other than .*'revisionHistoryLimit'/),
    ]);
  });

  test('the revisionHistoryLimit of a StatefulSet stays before Kubernetes 1.33', () => {
    const before = sampleStatefulSet();
    const after = withField(before, 'spec.revisionHistoryLimit', 3);
    expect(refused(before, after, '1.33')).toEqual([]);
    expect(refused(before, after, '1.32')).toHaveLength(1);
    expect(refused(before, withField(before, 'spec.revisionHistoryLimit', 10), '1.32')).toEqual([]);
  });

  test('of two targets the older one counts', () => {
    const after = withField(sampleStatefulSet(), 'spec.revisionHistoryLimit', 3);
    expect(refusedChanges(sampleStatefulSet(), after, { oldest: '1.30', newest: '1.37' })).toHaveLength(1);
  });

  test('the selector of a Deployment stays', () => {
    const before = sampleDeployment();
    expect(refused(before, withField(before, 'spec.selector', { matchLabels: { app: 'other' } }))).toEqual([
      'spec.selector: field is immutable',
    ]);
  });

  test('a Service becomes neither headless nor the other way', () => {
    expect(refused(sampleService(), sampleHeadlessService())).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
    ]);
    const fixed = withField(sampleService(), 'spec.clusterIP', '10.96.0.7');
    expect(refused(sampleHeadlessService(), fixed)).toHaveLength(1);
    expect(refused(fixed, withField(fixed, 'spec.clusterIP', '10.96.0.8'))).toHaveLength(1);
  });

  test('a Service that says nothing of its address keeps it', () => {
    expect(refused(sampleHeadlessService(), sampleService())).toEqual([]);
    expect(refused(sampleHeadlessService(), withField(sampleService(), 'spec.type', 'ExternalName'))).toEqual([]);
  });

  test('what a Job does stays, but where a suspended one runs does not', () => {
    const image = withField(job, 'spec.template.spec.containers[0].image', 'migrate:2');
    expect(refused(job, image)).toEqual(['spec.template: field is immutable']);
    const place = withField(job, 'spec.template.spec.nodeSelector', { disk: 'ssd' });
    expect(refused(job, place)).toEqual(['spec.template: field is immutable']);
    const suspended = withField(job, 'spec.suspend', true);
    expect(refused(suspended, withField(place, 'spec.suspend', true))).toEqual([]);
    expect(refused(suspended, image)).toEqual(['spec.template: field is immutable']);
  });

  test('a bound claim can grow, and nothing else', () => {
    const sized = (size: string) => withField(claim, 'spec.resources.requests.storage', size);
    expect(refused(claim, sized('20Gi'))).toEqual([]);
    expect(refused(claim, sized('10240Mi'))).toEqual([]);
    expect(refused(claim, sized('5Gi'))).toEqual([
      'spec.resources.requests.storage: field can not be less than status.capacity',
    ]);
    expect(refused({ ...claim, status: { phase: 'Pending' } }, sized('20Gi'))).toHaveLength(1);
    expect(refused(claim, withField(claim, 'spec.accessModes', ['ReadWriteMany']))).toHaveLength(1);
  });

  test('an immutable ConfigMap or Secret stays as it is', () => {
    expect(refused(configMap, withField(configMap, 'data.a', '2'))).toEqual([
      'data: field is immutable when `immutable` is set',
    ]);
    expect(refused(configMap, withField(configMap, 'immutable', false))).toHaveLength(1);
    expect(refused(withField(configMap, 'immutable', false), withField(configMap, 'data.a', '2'))).toEqual([]);
    expect(refused(secret, withField(secret, 'stringData.a', '2'))).toHaveLength(1);
    expect(refused(secret, { ...secret, stringData: undefined, data: { a: 'MQ==' } })).toEqual([]);
  });

  test('what a Secret holds is in no refusal', () => {
    const after = { ...secret, stringData: undefined, data: { a: 'dDBwLVNlY3JldA==' } };
    const refusals = refusedChanges(secret, after, only('1.37'));
    expect(refusals).toHaveLength(1);
    expect(JSON.stringify(refusals)).not.toContain('dDBwLVNlY3JldA==');
  });
});

test('an object that does not change is refused nothing, however its fields are ordered', () => {
  const objects = [sampleStatefulSet(), sampleDeployment(), sampleService(), job, claim, configMap, secret];
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, one]) => [key, reversed(one)]),
          )
        : value;
  fc.assert(
    fc.property(fc.constantFrom(...objects), fc.constantFrom('1.27', '1.32', '1.37'), (object, version) => {
      expect(refused(object, reversed(object) as object, version)).toEqual([]);
    }),
  );
});

test('defaults that are written out are no change', () => {
  const before = sampleStatefulSet();
  const claimed = withField(before, 'spec.volumeClaimTemplates', [claim]);
  const written = withField(claimed, 'spec.volumeClaimTemplates[0].spec.volumeMode', 'Filesystem');
  expect(refused(claimed, written)).toEqual([]);
  expect(refused(before, withField(before, 'spec.podManagementPolicy', 'OrderedReady'))).toEqual([]);
  expect(refused(job, withField(job, 'spec.template.spec.containers[0].imagePullPolicy', 'IfNotPresent'))).toEqual([]);
  expect(refused(job, withField(job, 'spec.template.spec.dnsPolicy', 'ClusterFirst'))).toEqual([]);
  expect(refused(job, withField(job, 'spec.template.spec.dnsPolicy', 'Default'))).toHaveLength(1);
});
