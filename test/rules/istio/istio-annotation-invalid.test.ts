import { expect, test } from 'vitest';
import { samplePod, sampleDeployment } from '../../../lib/rules/examples';
import { istioAnnotationInvalid } from '../../../lib/rules/istio/istio-annotation-invalid';
import { findingsOf, placesOf } from '../rule-tests';

const web = (name: string, value: string) =>
  sampleDeployment({ podAnnotations: { [`traffic.sidecar.istio.io/${name}`]: value } });

test.each([
  ['excludeInboundPorts', 'http'],
  ['excludeOutboundPorts', '7000;7001'],
  ['includeInboundPorts', '65536'],
  ['includeOutboundPorts', 'none'],
  ['excludeInboundPorts', '*'],
  ['includeInboundPorts', '*,80'],
])('%s refuses the value %s', (name, value) => {
  expect(findingsOf(istioAnnotationInvalid, [web(name, value)])).toEqual([
    expect.objectContaining({
      path: `spec.template.metadata.annotations['traffic.sidecar.istio.io/${name}']`,
      found: JSON.stringify(value),
    }),
  ]);
});

test('an annotation of a Pod is in its own metadata', () => {
  const pod = samplePod({ podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': 'x' } });
  expect(placesOf(istioAnnotationInvalid, [pod])).toEqual([
    "Pod/web metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts']",
  ]);
});

test.each([
  ['excludeInboundPorts', ''],
  ['excludeInboundPorts', '7000, 7001'],
  ['includeInboundPorts', '*'],
  ['includeOutboundPorts', ' * '],
  ['excludeOutboundPorts', 'DB_PORT_PLACEHOLDER'],
  ['excludeOutboundPorts', '${ports}'],
  ['excludeOutboundPorts', '{{ .ports }}'],
  ['excludeInterfaces', 'eth0'],
  ['includeOutboundIPRanges', '10.0.0.0/8'],
])('%s takes the value %j', (name, value) => {
  expect(placesOf(istioAnnotationInvalid, [web(name, value)])).toEqual([]);
});

test.each([
  [undefined, 1],
  ['istio-ambient', 1],
  ['istio-sidecar', 1],
  ['linkerd', 0],
  ['none', 0],
] as const)('in the mesh %s there are %i findings', (mesh, count) => {
  expect(placesOf(istioAnnotationInvalid, [web('excludeInboundPorts', 'x')], { mesh })).toHaveLength(count);
});
