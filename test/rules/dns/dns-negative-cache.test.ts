import { expect, test } from 'vitest';
import { dnsNegativeCache } from '../../../lib/rules/dns/dns-negative-cache';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const service = (spec = {}) => sampleHeadlessService({ spec });
const join = (...args: readonly string[]) => ({ name: 'join', image: 'registry.example/tools:1', args });
const withInit = (...args: readonly string[]) => sampleStatefulSet({ podSpec: { initContainers: [join(...args)] } });

test('an init container that looks up a pod of its own group is found', () => {
  expect(findingsOf(dnsNegativeCache, [service(), withInit('--leader', 'web-0.web:7000')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.initContainers[0].args[1]',
      found: '"web-0.web" in an init container, but Service "web" publishes ready pods only',
    }),
  ]);
});

test.each([
  [
    'the Service publishes pods that are not ready',
    service({ publishNotReadyAddresses: true }),
    withInit('web-0.web:7000'),
  ],
  ['the init container looks up the Service', service(), withInit('web:7000')],
  ['the Service selects other pods', service({ selector: { app: 'other' } }), withInit('web-0.web:7000')],
  ['no Service has that name', service(), withInit('web-0.other:7000')],
  [
    'a main container looks up the pod, and can try again',
    service(),
    sampleStatefulSet({ container: join('web-0.web:7000') }),
  ],
  [
    'a native sidecar looks up the pod',
    service(),
    sampleStatefulSet({ podSpec: { initContainers: [{ ...join('web-0.web:7000'), restartPolicy: 'Always' }] } }),
  ],
  [
    'pods of another workload look up the pod',
    service(),
    sampleDeployment({ name: 'client', podSpec: { initContainers: [join('web-0.web:7000')] } }),
  ],
])('nothing is found where %s', (_, ...manifests) => {
  expect(placesOf(dnsNegativeCache, manifests)).toEqual([]);
});

test('a list of members that all containers have shows no look-up', () => {
  const env = [{ name: 'PEERS', value: 'web-0.web:7000' }];
  const set = sampleStatefulSet({ podSpec: { initContainers: [{ ...join(), env }] } });
  const annotated = { ...set, metadata: { name: 'web', annotations: { 'cdk8s-headless/member-variables': 'PEERS' } } };
  expect(placesOf(dnsNegativeCache, [service(), annotated])).toEqual([]);
  expect(placesOf(dnsNegativeCache, [service(), set])).toHaveLength(1);
});
