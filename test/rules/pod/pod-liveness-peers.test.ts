import { describe, expect, test } from 'vitest';
import { podLivenessPeers } from '../../../lib/rules/pod/pod-liveness-peers';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const probe = (text: string) => ({ exec: { command: ['sh', '-c', text] } });
const live = (text: string, name = 'livenessProbe') => sampleStatefulSet({ container: { [name]: probe(text) } });
const FOUND = 'StatefulSet/web spec.template.spec.containers[0].livenessProbe.exec.command';

describe('a liveness probe that asks a member', () => {
  test.each(['ping web-0.web', 'ping -h web-2.web.shop.svc.cluster.local:7000'])('is found: %s', (text) => {
    expect(placesOf(podLivenessPeers, [live(text)])).toEqual([FOUND]);
  });

  test('is found once for each member that it asks', () => {
    expect(placesOf(podLivenessPeers, [live('ping web-0.web && ping web-1.web')])).toEqual([FOUND, FOUND]);
  });
});

describe('nothing is found', () => {
  test.each([
    ['the own process', 'ping localhost'],
    ['the own name', 'ping $(POD_NAME).web'],
    ['the member of another set', 'ping other-0.web'],
    ['another Service of that set', 'ping web-0.other'],
  ])('for a liveness probe that asks %s', (_, text) => {
    expect(placesOf(podLivenessPeers, [live(text)])).toEqual([]);
  });

  test.each(['readinessProbe', 'startupProbe'])('for a %s: the pod is not restarted for it later', (name) => {
    expect(placesOf(podLivenessPeers, [live('ping web-0.web', name)])).toEqual([]);
  });

  test('for a Deployment, whose pods have no such names', () => {
    const web = sampleDeployment({ container: { livenessProbe: probe('ping web-0.web') } });
    expect(placesOf(podLivenessPeers, [web])).toEqual([]);
  });

  test('for a liveness probe by HTTP', () => {
    const livenessProbe = { httpGet: { path: '/web-0.web', port: 8080 } };
    expect(placesOf(podLivenessPeers, [sampleStatefulSet({ container: { livenessProbe } })])).toEqual([]);
  });
});
