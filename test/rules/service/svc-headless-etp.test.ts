import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleExternalName, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessEtp } from '../../../lib/rules/service/svc-headless-etp';
import { findingsOf, kubernetes, placesOf } from '../rule-tests';

const PLACE = 'Service/web spec.externalTrafficPolicy';
const service = (spec: Manifest) => sampleService({ spec: { externalTrafficPolicy: 'Local', ...spec } });

test.each(['Local', 'Cluster'])(
  'the policy %s is found where no traffic comes from outside',
  (externalTrafficPolicy) => {
    expect(findingsOf(svcHeadlessEtp, [sampleHeadlessService({ spec: { externalTrafficPolicy } })])).toMatchObject([
      { path: 'spec.externalTrafficPolicy', found: `"${externalTrafficPolicy}" on a headless Service` },
    ]);
    expect(findingsOf(svcHeadlessEtp, [service({ externalTrafficPolicy })])[0]?.found).toBe(
      `"${externalTrafficPolicy}" on a Service of type ClusterIP`,
    );
  },
);

test('an alias may not have it, with external IPs or without', () => {
  const spec = { externalTrafficPolicy: 'Local', externalIPs: ['192.0.2.1'] };
  expect(placesOf(svcHeadlessEtp, [sampleExternalName({ spec })], kubernetes('1.29'))).toHaveLength(1);
});

test('externalIPs allow the policy since Kubernetes 1.29', () => {
  const withAddresses = service({ externalIPs: ['192.0.2.1'] });
  expect(placesOf(svcHeadlessEtp, [withAddresses], kubernetes('1.28'))).toEqual([PLACE]);
  expect(placesOf(svcHeadlessEtp, [withAddresses], kubernetes('1.29'))).toEqual([]);
  expect(placesOf(svcHeadlessEtp, [service({ externalIPs: [] })], kubernetes('1.29'))).toEqual([PLACE]);
  const settings = { kubernetes: { oldest: '1.27', newest: '1.37' } };
  expect(placesOf(svcHeadlessEtp, [withAddresses], settings)).toEqual([PLACE]);
});

test.each(['NodePort', 'LoadBalancer'])('a Service of type %s may have the policy', (type) => {
  expect(placesOf(svcHeadlessEtp, [service({ type })])).toEqual([]);
});

test.each(['', undefined, null, 7])('the policy %j, as templates write it, is none', (externalTrafficPolicy) => {
  expect(placesOf(svcHeadlessEtp, [sampleHeadlessService({ spec: { externalTrafficPolicy } })])).toEqual([]);
});

test('a patch of a Service, whose type is in another manifest, is not judged', () => {
  expect(placesOf(svcHeadlessEtp, [service({ selector: undefined, ports: undefined })])).toEqual([]);
});
