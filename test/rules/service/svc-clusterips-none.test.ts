import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleExternalName, sampleService } from '../../../lib/rules/examples';
import { svcClusteripsNone } from '../../../lib/rules/service/svc-clusterips-none';
import { findingsOf, placesOf } from '../rule-tests';

const findings = (spec: Manifest) => findingsOf(svcClusteripsNone, [sampleService({ spec })]);

describe('clusterIP', () => {
  test.each(['none', 'NONE', 'auto', '10.96.0', '10.96.0.300', 'web'])('%s is no address', (clusterIP) => {
    expect(findings({ clusterIP })).toMatchObject([
      { path: 'spec.clusterIP', found: `"${clusterIP}", which is no IP address` },
    ]);
  });

  test('None in small letters has its own fix', () => {
    expect(findings({ clusterIP: 'none' })[0]?.fix).toBe('Write clusterIP: None.');
    expect(findings({ clusterIP: 'nonesuch' })[0]?.fix).toBeUndefined();
    expect(findings({ clusterIP: 'x-none' })[0]?.fix).toBeUndefined();
  });

  test.each(['None', '10.96.0.9', '2001:db8::1', '', undefined, null, 7])(
    '%j is right, or another mistake',
    (value) => {
      expect(findings({ clusterIP: value })).toEqual([]);
    },
  );
});

describe('clusterIPs', () => {
  test.each([undefined, ''])('may not be there without clusterIP (%j)', (clusterIP) => {
    expect(findings({ clusterIP, clusterIPs: ['None'] })).toMatchObject([
      {
        path: 'spec.clusterIPs',
        found: '["None"] without clusterIP',
        expected: 'no clusterIPs, or clusterIP "None" too',
      },
    ]);
  });

  test('begins with clusterIP', () => {
    expect(findings({ clusterIP: 'None', clusterIPs: ['10.96.0.9'] })).toMatchObject([
      { path: 'spec.clusterIPs', found: '["10.96.0.9"], with clusterIP "None"', expected: '["None"]' },
    ]);
  });

  test('has None as its only entry', () => {
    expect(findings({ clusterIP: 'None', clusterIPs: ['None', '10.96.0.9'] })).toMatchObject([
      { path: 'spec.clusterIPs', found: '["None","10.96.0.9"]', expected: '["None"]' },
    ]);
  });

  test.each([
    { clusterIP: 'None', clusterIPs: ['None'] },
    { clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9'] },
    { clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9', '2001:db8::1'] },
    { clusterIP: '10.96.0.9', clusterIPs: [] },
  ])('is right: %j', (spec) => {
    expect(findings(spec)).toEqual([]);
  });
});

test('svc-headless-externalname finds the fields of an alias', () => {
  expect(placesOf(svcClusteripsNone, [sampleExternalName({ spec: { clusterIPs: ['None'] } })])).toEqual([]);
});
