import { expect, test } from 'vitest';
import { envPodipSet } from '../../../lib/rules/env/env-podip-set';
import {
  sampleDeployment,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const peer = (value: string, name = 'PEER_SERVICE') => ({ name, value });
const field = (fieldPath: string) => ({ name: 'OWN', valueFrom: { fieldRef: { fieldPath } } });
const web = (...env: readonly object[]) => sampleDeployment({ container: { env } });
const service = sampleHeadlessService();

test.each(['web', 'web:8080', 'http://web.shop.svc:8080/sync', 'dns:///web:8080'])(
  'a pod that calls its siblings by %s needs its own address',
  (value) => {
    expect(findingsOf(envPodipSet, [service, web(peer(value))])).toEqual([
      expect.objectContaining({
        path: 'spec.template.spec.containers[0].env[0]',
        found:
          'PEER_SERVICE with the name of Service "web", which selects this pod too, and no variable with the pod\'s address',
      }),
    ]);
  },
);

test('a ReplicaSet is judged as a Deployment', () => {
  const set = withField(web(peer('web')), 'kind', 'ReplicaSet');
  expect(placesOf(envPodipSet, [service, set])).toHaveLength(1);
});

test.each(['status.podIP', 'status.podIPs', 'metadata.name'])('a variable from %s is enough', (fieldPath) => {
  expect(placesOf(envPodipSet, [service, web(peer('web'), field(fieldPath))])).toEqual([]);
});

test('a variable from another field is not enough', () => {
  expect(placesOf(envPodipSet, [service, web(peer('web'), field('status.hostIP'))])).toHaveLength(1);
});

test.each([
  ['the value only happens to be the name of the Service', [service, web(peer('web', 'ACCESS_KEY'))]],
  ['the Service has a cluster IP', [sampleService(), web(peer('web'))]],
  ['the Service selects other pods', [sampleHeadlessService({ spec: { selector: { app: 'x' } } }), web(peer('web'))]],
  ['the pods have names', [service, sampleStatefulSet({ container: { env: [peer('web')] } })]],
  [
    'a ConfigMap may have the address',
    [service, sampleDeployment({ container: { env: [peer('web')], envFrom: [{ configMapRef: { name: 'a' } }] } })],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(envPodipSet, manifests)).toEqual([]);
});
