import { expect, test } from 'vitest';
import { dialWaitsForItself } from '../../../lib/rules/dial/dial-waits-for-itself';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const waiting = (script: string, spec: Record<string, unknown> = { podManagementPolicy: 'Parallel' }) =>
  sampleStatefulSet({
    spec,
    podSpec: { initContainers: [{ name: 'wait', image: 'x', command: ['sh', '-c', script] }] },
  });
const hidden = sampleHeadlessService();
const published = sampleHeadlessService({ spec: { publishNotReadyAddresses: true } });
const at = ['StatefulSet/web spec.template.spec.initContainers[0].command[2]'];

test('a wait for the own Service, or for a sibling, is found at the word that waits', () => {
  expect(placesOf(dialWaitsForItself, [hidden, waiting('until nslookup web; do sleep 1; done')])).toEqual(at);
  expect(placesOf(dialWaitsForItself, [hidden, waiting('until ping -c1 web-1.web; do sleep 1; done')])).toEqual(at);
});

test('the first pod of an ordered set waits for a later one for ever, although the Service publishes', () => {
  expect(placesOf(dialWaitsForItself, [published, waiting('until ping -c1 web-1.web; do sleep 1; done', {})])).toEqual(
    at,
  );
});

test('a probe of the own group is found', () => {
  const probe = { exec: { command: ['nc', '-z', 'web-1.web', '8080'] } };
  const set = sampleStatefulSet({ spec: { podManagementPolicy: 'Parallel' }, container: { readinessProbe: probe } });
  expect(placesOf(dialWaitsForItself, [hidden, set])).toHaveLength(1);
  expect(placesOf(dialWaitsForItself, [published, set])).toEqual([]);
});

test('a wait that ends, one for another group, and one that tells the pods apart are no finding', () => {
  const database = sampleHeadlessService({ name: 'db' });
  expect(placesOf(dialWaitsForItself, [published, waiting('until nslookup web; do sleep 1; done')])).toEqual([]);
  expect(placesOf(dialWaitsForItself, [hidden, waiting('nslookup web || true')])).toEqual([]);
  expect(
    placesOf(dialWaitsForItself, [
      hidden,
      database,
      sampleStatefulSet({ name: 'db' }),
      waiting('until nslookup db; do sleep 1; done'),
    ]),
  ).toEqual([]);
  expect(
    placesOf(dialWaitsForItself, [
      hidden,
      waiting('case $(hostname) in web-0) exit;; esac; until nslookup web-0.web; do :; done'),
    ]),
  ).toEqual([]);
});

test('a variable or an argument alone does not show that an init container waits', () => {
  const env = [{ name: 'PEERS', value: 'web.default.svc:8080' }];
  const init = { name: 'init', image: 'x', args: ['--peers=web.default.svc:8080'], env };
  const set = sampleStatefulSet({ podSpec: { initContainers: [init] } });
  expect(placesOf(dialWaitsForItself, [hidden, set])).toEqual([]);
});
