import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { podHostnameOnly } from '../../../lib/rules/pod/pod-hostname-only';
import { findingsOf } from '../rule-tests';

const web = sampleHeadlessService();
const peers = sampleHeadlessService({ name: 'peers', spec: { selector: { app: 'web' } } });
const pod = (spec: object) => samplePod({ spec: { ...spec } });

test('a hostname without a subdomain is found, with the Services that select the pod', () => {
  expect(findingsOf(podHostnameOnly, [web, peers, pod({ hostname: 'search' })])).toEqual([
    expect.objectContaining({
      path: 'spec.hostname',
      found: '"search" without a subdomain',
      expected: 'the name of a headless Service that selects the pod, such as "web" or "peers"',
    }),
  ]);
});

test('a subdomain that is no Service of the pod is found', () => {
  expect(findingsOf(podHostnameOnly, [web, pod({ hostname: 'search', subdomain: 'other' })])).toEqual([
    expect.objectContaining({ path: 'spec.subdomain', found: '"other", which is no Service that selects the pod' }),
  ]);
});

test.each([
  ['the subdomain is a Service of the pod', [web, peers, pod({ hostname: 'search', subdomain: 'peers' })]],
  ['no Service selects the pod', [pod({ hostname: 'search' })]],
  ['the pod has no hostname', [web, pod({ subdomain: 'other' })]],
  ['the hostname is empty', [web, pod({ hostname: '' })]],
  ['the controller of a StatefulSet sets both', [web, sampleStatefulSet({ podSpec: { hostname: 'search' } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(podHostnameOnly, manifests)).toEqual([]);
});
