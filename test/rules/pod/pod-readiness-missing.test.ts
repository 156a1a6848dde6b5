import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleContainer,
  sampleDeployment,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';
import { podReadinessMissing } from '../../../lib/rules/pod/pod-readiness-missing';
import { findingsOf, placesOf } from '../rule-tests';

const service = sampleHeadlessService();
const unready = { readinessProbe: undefined };
const set = (more = {}) => sampleStatefulSet({ container: unready, ...more });

test('pods behind a headless Service without a readiness probe are found', () => {
  expect(findingsOf(podReadinessMissing, [service, set()])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0]',
      found: 'no readinessProbe in any container of pods that headless Service "web" selects',
    }),
  ]);
});

test.each(['Deployment', 'ReplicaSet'])('a %s is judged too', (kind) => {
  expect(placesOf(podReadinessMissing, [service, withField(set(), 'kind', kind)])).toHaveLength(1);
});

test('a second Service that publishes ready pods only needs the probe', () => {
  const all = sampleHeadlessService({
    name: 'all',
    spec: { selector: { app: 'web' }, publishNotReadyAddresses: true },
  });
  expect(findingsOf(podReadinessMissing, [all, service, set()])).toHaveLength(1);
});

const publishing = sampleHeadlessService({ spec: { publishNotReadyAddresses: true } });

test('where the Service publishes all pods, it is an info: nothing paces the rollout of the set', () => {
  expect(findingsOf(podReadinessMissing, [publishing, set()])).toMatchObject([
    {
      severity: 'info',
      expected:
        'a readinessProbe in one container, so that a rollout does not stop the next pod while the last one still starts',
    },
  ]);
  expect(findingsOf(podReadinessMissing, [service, set()])).toMatchObject([{ severity: 'warning' }]);
});

test.each<[string, readonly Manifest[]]>([
  [
    'a container has a probe',
    [service, set({ podSpec: { containers: [sampleContainer(unready), sampleContainer({ name: 'b', ports: [] })] } })],
  ],
  [
    'a native sidecar has a probe',
    [
      service,
      set({ podSpec: { initContainers: [sampleContainer({ name: 'b', ports: [], restartPolicy: 'Always' })] } }),
    ],
  ],
  ['the Service publishes all pods of a Deployment', [publishing, sampleDeployment({ container: unready })]],
  [
    'the Service publishes all pods, and nobody replaces them one after another',
    [publishing, set({ spec: { updateStrategy: { type: 'OnDelete' } } })],
  ],
  [
    'the Service publishes all pods, and a rollout waits for some seconds',
    [publishing, set({ spec: { minReadySeconds: 30 } })],
  ],
  ['the Service has a cluster IP', [sampleService(), set()]],
  ['there is one pod', [service, set({ spec: { replicas: 1 } })]],
  ['the set has no replicas', [service, set({ spec: { replicas: undefined } })]],
  ['the pods have readiness gates', [service, set({ podSpec: { readinessGates: [{ conditionType: 'x' }] } })]],
  ['the manifest is a patch', [service, set({ container: { ...unready, image: undefined } })]],
  ['the kind keeps no replicas', [service, withField(set(), 'kind', 'DaemonSet')]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(podReadinessMissing, manifests)).toEqual([]);
});
