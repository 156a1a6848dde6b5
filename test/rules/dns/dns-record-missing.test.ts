import { describe, expect, test } from 'vitest';
import { isMissing } from '../../../lib/discovery/dns-note';
import { predictDns } from '../../../lib/discovery/dns-prediction';
import type { Manifest } from '../../../lib/manifest/manifest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { dnsRecordMissing } from '../../../lib/rules/dns/dns-record-missing';
import { check } from '../../../lib/rules/engine';
import {
  sampleDeployment,
  sampleEndpointSlice,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const MORE_EXACT = new Set([
  dnsRecordMissing.id,
  ...CATALOGUE.filter(({ outranks = [] }) => outranks.includes(dnsRecordMissing.id)).map(({ id }) => id),
]);

const headless = sampleHeadlessService;
const pods = (podSpec: Manifest) => sampleDeployment({ podSpec });
const set = (serviceName: unknown) => sampleStatefulSet({ spec: { serviceName } });

/** Each way in which `dns` says that a record is missing. */
const MISSING: readonly (readonly [what: string, manifests: readonly Manifest[], record: string])[] = [
  ['an alias of an address', [sampleExternalName({ spec: { externalName: '192.0.2.1' } })], 'database'],
  ['a Service without a selector and without slices', [headless({ spec: { selector: undefined } })], 'web'],
  ['a Service whose pods are not there', [headless()], 'web'],
  ['a cluster IP whose pods are not there', [sampleService()], 'web'],
  [
    'a Service that selects another label',
    [headless({ spec: { selector: { app: 'shop' } } }), sampleDeployment()],
    'web',
  ],
  [
    'a Service whose pods are in another namespace',
    [headless({ metadata: { namespace: 'shop' } }), sampleDeployment({ metadata: { namespace: 'bank' } })],
    'web',
  ],
  [
    'a Service for a pod that a set does not make',
    [headless({ spec: { selector: { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-7' } } }), set('web')],
    'web',
  ],
  ['a Service without ports', [headless({ spec: { ports: undefined } }), sampleDeployment()], '_<port>._tcp.web'],
  ['a port without a name', [headless({ spec: { ports: [{ port: 8080 }] } }), sampleDeployment()], '_<port>._tcp.web'],
  [
    'a target that no container declares',
    [headless({ spec: { ports: [{ name: 'http', port: 8080, targetPort: 'nowhere' }] } }), sampleDeployment()],
    '_http._tcp.web',
  ],
  ['pods that share a hostname', [headless(), pods({ hostname: 'engine', subdomain: 'web' })], 'engine.web'],
  ['a subdomain without a hostname', [headless(), pods({ subdomain: 'web' })], '<hostname>.web'],
  ['a subdomain that is no Service', [headless(), pods({ hostname: 'engine', subdomain: 'gone' })], 'engine.gone'],
  [
    'a subdomain that is a Service of other pods',
    [headless({ name: 'shop' }), sampleDeployment({ name: 'shop' }), pods({ hostname: 'engine', subdomain: 'shop' })],
    'engine.shop',
  ],
  ['a set without a serviceName', [headless(), set(undefined)], 'web-0.<service>'],
  ['a serviceName that is no Service', [set('gone')], 'web-0.gone'],
  ['a serviceName that is an alias', [sampleExternalName(), set('database')], 'web-0.database'],
  [
    'a serviceName whose Service selects other pods',
    [headless({ spec: { selector: { app: 'shop' } } }), set('web')],
    'web-0.web',
  ],
  [
    'a slice of no Service',
    [sampleEndpointSlice({ metadata: { labels: { 'kubernetes.io/service-name': 'gone' } } })],
    'gone',
  ],
];

describe('what dns calls missing', () => {
  test.each(MISSING)('%s is a finding of check, of this rule or of a more exact one', (_, manifests, record) => {
    const missing = predictDns(manifests).notes.filter(isMissing);
    expect(missing.map((note) => note.record.replace(/\.(?:default|shop)\.svc\.cluster\.local$/, ''))).toContain(
      record,
    );
    const findings = check(manifests, CATALOGUE).filter(({ rule }) => MORE_EXACT.has(rule.id));
    const found = new Set(findings.map(({ object }) => object));
    expect(missing.filter(({ object }) => !found.has(object.manifest))).toEqual([]);
  });

  test.each(MISSING)('%s is found once at one field', (_, manifests) => {
    const findings = check(manifests, CATALOGUE).filter(({ rule }) => MORE_EXACT.has(rule.id));
    const places = findings.map(({ object, path }) => `${String(object.kind)} ${path}`);
    expect(places).toEqual([...new Set(places)]);
  });
});

test.each([
  ['a Service with its pods', [headless(), sampleDeployment()]],
  ['a set with its Service', [headless(), set('web')]],
  [
    'a cluster IP with a port without a name',
    [sampleService({ spec: { ports: [{ port: 8080 }] } }), sampleDeployment()],
  ],
  ['a Service for both families', [headless({ spec: { ipFamilyPolicy: 'PreferDualStack' } }), sampleDeployment()]],
  ['a slice with its Service', [headless({ spec: { selector: undefined } }), sampleEndpointSlice()]],
  [
    'a Service whose pods an operator may make',
    [headless(), { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'web' } }],
  ],
])('nothing is missing of %s', (_, manifests) => {
  expect(placesOf(dnsRecordMissing, manifests)).toEqual([]);
  expect(predictDns(manifests).notes.filter(isMissing)).toEqual([]);
});
