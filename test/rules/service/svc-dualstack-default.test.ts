import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcDualstackDefault } from '../../../lib/rules/service/svc-dualstack-default';
import { findingsOf, placesOf } from '../rule-tests';

const reading = (fieldPath: string, name = 'web') =>
  sampleDeployment({ name, container: { env: [{ name: 'POD_IPS', valueFrom: { fieldRef: { fieldPath } } }] } });
const sibling = (spec: Manifest) => sampleService({ metadata: { name: 'web-client' }, spec });

describe('a headless Service without families over dual-stack pods is found', () => {
  test('where the pods read both their addresses', () => {
    expect(findingsOf(svcDualstackDefault, [sampleHeadlessService(), reading('status.podIPs')])).toMatchObject([
      { path: 'spec', found: 'no ipFamilyPolicy; the pods of Deployment "web" are dual-stack' },
    ]);
  });

  test.each([{ ipFamilyPolicy: 'RequireDualStack' }, { ipFamilies: ['IPv4', 'IPv6'] }])(
    'where another Service over them has %j',
    (spec) => {
      expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), sibling(spec), sampleDeployment()])).toEqual([
        'Service/web spec',
      ]);
    },
  );
});

describe('nothing is found', () => {
  test.each([{ ipFamilyPolicy: 'SingleStack' }, { ipFamilyPolicy: 'PreferDualStack' }, { ipFamilies: ['IPv6'] }])(
    'for a headless Service with %j',
    (spec) => {
      expect(placesOf(svcDualstackDefault, [sampleHeadlessService({ spec }), reading('status.podIPs')])).toEqual([]);
    },
  );

  test('for a Service with a cluster IP, or of type ExternalName', () => {
    expect(placesOf(svcDualstackDefault, [sampleService(), reading('status.podIPs')])).toEqual([]);
    const alias = sampleHeadlessService({ spec: { type: 'ExternalName' } });
    expect(placesOf(svcDualstackDefault, [alias, reading('status.podIPs')])).toEqual([]);
  });

  test.each([{ ipFamilyPolicy: 'PreferDualStack' }, { ipFamilies: ['IPv4'] }, { ipFamilies: [] }])(
    'where %j of another Service does not show two families',
    (spec) => {
      expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), sibling(spec), sampleDeployment()])).toEqual([]);
    },
  );

  test('where nothing shows two families, or only other pods have them', () => {
    expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), sampleDeployment()])).toEqual([]);
    expect(placesOf(svcDualstackDefault, [sampleHeadlessService(), reading('status.podIP')])).toEqual([]);
    expect(
      placesOf(svcDualstackDefault, [sampleHeadlessService(), sampleDeployment(), reading('status.podIPs', 'db')]),
    ).toEqual([]);
  });
});
