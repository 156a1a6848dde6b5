import { describe, expect, test } from 'vitest';
import type { DnsOptions } from '../../lib/discovery/cluster';
import { predictDns } from '../../lib/discovery/dns-prediction';
import type { Manifest } from '../../lib/manifest/manifest';

const BOTH: DnsOptions = { ipFamilies: ['IPv4', 'IPv6'] };
const DOMAIN = 'svc.default.svc.cluster.local';

const service = (spec: Manifest): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc' },
  spec: { selector: { app: 'a' }, ports: [{ name: 'http', port: 80 }], ...spec },
});
const headless = (spec: Manifest = {}) => service({ clusterIP: 'None', ...spec });
const pod: Manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: { app: 'a' } }, spec: {} };

/** The types of the records that a Service has under its own name, with their answers. */
function records(manifest: Manifest, options: DnsOptions = BOTH): Readonly<Record<string, readonly string[]>> {
  const { ready } = predictDns([manifest, pod], options).states;
  const types = ['A', 'AAAA'].filter((type) => ready[`${type} ${DOMAIN}`] !== undefined);
  return Object.fromEntries(types.map((type) => [type, ready[`${type} ${DOMAIN}`] ?? []]));
}
const notes = (manifest: Manifest, options?: DnsOptions) =>
  predictDns([manifest, pod], options).notes.map(({ topic, path, message }) => `${topic} ${path}: ${message}`);

describe('a headless Service has records', () => {
  test('of the first family of the cluster where it says nothing', () => {
    expect(records(headless())).toEqual({ A: ['<ip of p>'] });
    expect(records(headless(), { ipFamilies: ['IPv6', 'IPv4'] })).toEqual({ AAAA: ['<ip of p>'] });
  });

  test('of the family that it lists', () => {
    expect(records(headless({ ipFamilies: ['IPv6'] }))).toEqual({ AAAA: ['<ipv6 of p>'] });
  });

  test.each([
    { ipFamilies: ['IPv4', 'IPv6'] },
    { ipFamilies: ['IPv6', 'IPv4'] },
    { ipFamilyPolicy: 'PreferDualStack' },
    { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6'] },
  ])('of both families with %j', (spec) => {
    expect(records(headless(spec))).toEqual({ A: ['<ip of p>'], AAAA: ['<ipv6 of p>'] });
  });

  test('of one family where it lists the same one twice, or something that is none', () => {
    expect(records(headless({ ipFamilies: ['IPv4', 'IPv4'] }))).toEqual({ A: ['<ip of p>'] });
    expect(records(headless({ ipFamilies: ['IPv5', 'IPv6'] }))).toEqual({ AAAA: ['<ipv6 of p>'] });
  });
});

describe('a Service with a cluster IP has records', () => {
  test('of the family of its address', () => {
    expect(records(service({ clusterIP: 'fd00::5' }))).toEqual({ AAAA: ['fd00::5'] });
    expect(records(service({ clusterIP: '10.0.0.5' }))).toEqual({ A: ['10.0.0.5'] });
  });

  test('of both families where it has an address of each', () => {
    expect(records(service({ clusterIP: '10.0.0.5', clusterIPs: ['10.0.0.5', 'fd00::5'] }))).toEqual({
      A: ['10.0.0.5'],
      AAAA: ['fd00::5'],
    });
  });

  test('of an address that the cluster chooses for the family that has none written', () => {
    expect(records(service({ clusterIP: '10.0.0.5', ipFamilyPolicy: 'PreferDualStack' }))).toEqual({
      A: ['10.0.0.5'],
      AAAA: ['<cluster ipv6 of svc>'],
    });
  });
});

describe('a note says', () => {
  test.each([
    ['IPv4', 'IPv6', 'AAAA'],
    ['IPv6', 'IPv4', 'A'],
  ] as const)('that a cluster of %s lacks the family %s of spec.ipFamilies', (has, asked, type) => {
    expect(notes(headless({ ipFamilies: [asked] }), { ipFamilies: [has] })[0]).toBe(
      `unknown spec.ipFamilies: no ${type} records on a cluster with ${has} only: spec.ipFamilies asks for ${asked}`,
    );
  });

  test.each([
    ['IPv4', 'AAAA'],
    ['IPv6', 'A'],
  ] as const)('that a cluster of %s has no second family', (family, type) => {
    for (const ipFamilyPolicy of ['PreferDualStack', 'RequireDualStack'])
      expect(notes(headless({ ipFamilyPolicy }), { ipFamilies: [family] })).toContain(
        `unknown spec.ipFamilyPolicy: no ${type} records on a cluster with ${family} only: spec.ipFamilyPolicy is ${ipFamilyPolicy}`,
      );
  });

  test('nothing of families where the cluster has what is asked for', () => {
    const families = (manifest: Manifest, options?: DnsOptions) =>
      notes(manifest, options).filter((note) => note.includes('spec.ipFamil'));
    expect(families(headless({ ipFamilyPolicy: 'RequireDualStack' }), BOTH)).toEqual([]);
    expect(families(headless({ ipFamilyPolicy: 'SingleStack' }))).toEqual([]);
    expect(families(headless({ ipFamilies: ['IPv4'] }))).toEqual([]);
  });
});
