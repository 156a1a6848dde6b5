import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioExcludeAsymmetric } from '../../../lib/rules/istio/istio-exclude-asymmetric';
import { findingsOf, placesOf } from '../rule-tests';

const INBOUND = 'traffic.sidecar.istio.io/excludeInboundPorts';
const OUTBOUND = 'traffic.sidecar.istio.io/excludeOutboundPorts';
const ports = [{ name: 'tcp-raft', port: 7000 }];
const service = sampleHeadlessService({ spec: { ports } });
const group = (podAnnotations: Readonly<Record<string, string>>, sample = {}) =>
  sampleStatefulSet({
    podAnnotations,
    container: { ports: [{ name: 'tcp-raft', containerPort: 7000 }] },
    ...sample,
  });

test('a peer port that is excluded inbound only is found there', () => {
  expect(findingsOf(istioExcludeAsymmetric, [service, group({ [INBOUND]: '7000' })])).toEqual([
    expect.objectContaining({
      path: `spec.template.metadata.annotations['${INBOUND}']`,
      found: `port 7000 in ${INBOUND} but not in ${OUTBOUND}`,
      expected: 'port 7000 in both annotations, or in none',
    }),
  ]);
});

test('it is found at the annotation that lacks the port, where there is one', () => {
  expect(findingsOf(istioExcludeAsymmetric, [service, group({ [INBOUND]: '9090', [OUTBOUND]: '7000' })])).toEqual([
    expect.objectContaining({
      path: `spec.template.metadata.annotations['${INBOUND}']`,
      found: `port 7000 in ${OUTBOUND} but not in ${INBOUND}`,
    }),
  ]);
});

test.each([
  ['both annotations have the port', [service, group({ [INBOUND]: '7000', [OUTBOUND]: '7000' })]],
  ['no annotation has the port', [service, group({ [INBOUND]: '9090' })]],
  ['there are no annotations', [service, group({})]],
  [
    'an annotation is no list, which istio-annotation-invalid finds',
    [service, group({ [INBOUND]: '7000', [OUTBOUND]: 'x' })],
  ],
  ['the other annotation is no list', [service, group({ [INBOUND]: 'x', [OUTBOUND]: '7000' })]],
  ['a single pod has no peers', [service, group({ [INBOUND]: '7000' }, { spec: { replicas: 1 } })]],
  ['the pods have no sidecar', [service, group({ [INBOUND]: '7000', 'sidecar.istio.io/inject': 'false' })]],
  ['the Service has a cluster IP', [sampleService({ spec: { ports } }), group({ [INBOUND]: '7000' })]],
  [
    'the port is for metrics',
    [
      sampleHeadlessService({ spec: { ports: [{ name: 'metrics', port: 9090 }] } }),
      group({ [INBOUND]: '9090' }, { container: { ports: [{ name: 'metrics', containerPort: 9090 }] } }),
    ],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioExcludeAsymmetric, manifests)).toEqual([]);
});

test('another mesh ignores the annotations', () => {
  expect(placesOf(istioExcludeAsymmetric, [service, group({ [INBOUND]: '7000' })], { mesh: 'linkerd' })).toEqual([]);
});
