import { describe, expect, test } from 'vitest';
import type { DnsOptions } from '../../lib/discovery/cluster';
import { predictDns } from '../../lib/discovery/dns-prediction';
import type { Manifest } from '../../lib/manifest/manifest';

const service = (spec: Manifest = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc' },
  spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }], ...spec },
});
const slice = ({ labels, ...fields }: Manifest = {}): Manifest => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'svc-1', labels: { 'kubernetes.io/service-name': 'svc', ...(labels as Manifest | undefined) } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.1.2.3'] }],
  ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  ...fields,
});
const endpoints = (labels: Manifest = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'svc', labels },
  subsets: [{ addresses: [{ ip: '10.1.2.4' }], ports: [{ name: 'http', port: 80 }] }],
});
const answers = (manifests: readonly Manifest[], options?: DnsOptions) =>
  predictDns(manifests, options).states.ready['A svc.default.svc.cluster.local'] ?? [];
const managedBy = (manager: string) =>
  slice({ labels: { 'endpointslice.kubernetes.io/managed-by': `${manager}-controller.k8s.io` } });

describe('an EndpointSlice', () => {
  test('gives its addresses to the Service that its label names', () => {
    expect(answers([service(), slice()])).toEqual(['10.1.2.3']);
    expect(answers([service(), slice({ labels: { 'kubernetes.io/service-name': 'other' } })])).toEqual([]);
    expect(answers([service(), slice({ labels: { 'kubernetes.io/service-name': undefined } })])).toEqual([]);
  });

  test('gives them to a Service with a selector too', () => {
    expect(answers([service({ selector: { app: 'a' } }), slice()])).toEqual(['10.1.2.3']);
  });

  test('of another API gives none', () => {
    expect(answers([service(), slice({ apiVersion: 'example.com/v1' })])).toEqual([]);
  });

  test('that a controller replaces gives none', () => {
    expect(answers([service(), managedBy('endpointslicemirroring')])).toEqual([]);
    expect(answers([service({ selector: { app: 'a' } }), managedBy('endpointslice')])).toEqual([]);
  });

  test('that bears the name of the controller gives its addresses to a Service without a selector', () => {
    expect(answers([service(), managedBy('endpointslice')])).toEqual(['10.1.2.3']);
  });

  test('gives no address that is none', () => {
    expect(answers([service(), slice({ endpoints: [{ addresses: ['10.1.2.300', 'web', null] }] })])).toEqual([]);
  });

  test('of a Service that is not in the checked files has answers in reverse alone', () => {
    const { ready } = predictDns([managedBy('endpointslice')]).states;
    expect(Object.keys(ready)).toEqual(['PTR 3.2.1.10.in-addr.arpa']);
  });
});

describe('an Endpoints object', () => {
  test('gives its addresses to the Service of its name', () => {
    expect(answers([service(), endpoints()])).toEqual(['10.1.2.4']);
  });

  test('gives none to a Service with a selector, whose controller writes it', () => {
    expect(answers([service({ selector: { app: 'a' } }), endpoints()])).toEqual([]);
  });

  test('gives none where its label keeps it from being mirrored', () => {
    expect(answers([service(), endpoints({ 'endpointslice.kubernetes.io/skip-mirror': 'true' })])).toEqual([]);
    expect(answers([service(), endpoints({ 'endpointslice.kubernetes.io/skip-mirror': 'false' })])).toEqual([
      '10.1.2.4',
    ]);
  });

  test('of no Service gives none', () => {
    expect(predictDns([endpoints()]).states.ready).toEqual({});
  });
});

describe('with endpoint_pod_names', () => {
  const named = (name: string) =>
    Object.keys(
      predictDns([service(), slice({ endpoints: [{ addresses: ['10.1.2.3'], targetRef: { kind: 'Pod', name } }] })], {
        endpointPodNames: true,
      }).states.ready,
    );

  test('an endpoint is named after its pod', () => {
    expect(named('p'.repeat(63))).toContain(`A ${'p'.repeat(63)}.svc.default.svc.cluster.local`);
  });

  test('an endpoint whose pod has a name of more than 63 characters is named after its address', () => {
    expect(named('p'.repeat(64))).toContain('A 10-1-2-3.svc.default.svc.cluster.local');
  });
});
