import { expect, test } from 'vitest';
import { envPodipsDual } from '../../../lib/rules/env/env-podips-dual';
import { sampleDeployment, sampleHeadlessService, samplePod, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const field = (fieldPath: string) => ({ name: 'FIELD', valueFrom: { fieldRef: { fieldPath } } });
const web = (...paths: readonly string[]) => sampleDeployment({ container: { env: paths.map(field) } });
const dual = sampleHeadlessService({ spec: { ipFamilyPolicy: 'PreferDualStack' } });

test('a single address behind a Service that may have two is an info', () => {
  expect(findingsOf(envPodipsDual, [dual, web('metadata.name', 'status.podIP')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[1].valueFrom.fieldRef.fieldPath',
      found: '"status.podIP" without "status.podIPs", behind the dual-stack Service "web"',
      severity: 'info',
    }),
  ]);
});

test.each([{ ipFamilyPolicy: 'RequireDualStack' }, { ipFamilies: ['IPv4', 'IPv6'] }])(
  'it is a warning behind a Service that has two: %j',
  (spec) => {
    const service = sampleHeadlessService({ spec });
    expect(findingsOf(envPodipsDual, [service, web('status.podIP')]).map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
  },
);

test.each([
  ['a variable has both addresses', [dual, web('status.podIP', 'status.podIPs')]],
  ['no variable has an address', [dual, web('metadata.name')]],
  ['the Service has one family', [sampleHeadlessService({ spec: { ipFamilies: ['IPv6'] } }), web('status.podIP')]],
  [
    'the Service is single-stack',
    [sampleHeadlessService({ spec: { ipFamilyPolicy: 'SingleStack' } }), web('status.podIP')],
  ],
  [
    'the Service has a cluster IP',
    [sampleService({ spec: { ipFamilyPolicy: 'RequireDualStack' } }), web('status.podIP')],
  ],
  [
    'the Service selects other pods',
    [sampleHeadlessService({ name: 'x', spec: { ipFamilyPolicy: 'RequireDualStack' } }), web('status.podIP')],
  ],
  ['a Pod has no siblings', [dual, samplePod({ container: { env: [field('status.podIP')] } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(envPodipsDual, manifests)).toEqual([]);
});

test('a second Service that is dual-stack counts too', () => {
  const single = sampleHeadlessService({ name: 'single', spec: { selector: { app: 'web' } } });
  expect(placesOf(envPodipsDual, [single, dual, web('status.podIP')])).toHaveLength(1);
});
