import { expect, test } from 'vitest';
import { ISTIO_PORTS } from '../../../lib/port/istio-reserved';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { istioReservedPort } from '../../../lib/rules/istio/istio-reserved-port';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const web = (containerPort: unknown, more = {}) =>
  sampleDeployment({ container: { ports: [{ containerPort: 8080 }, { containerPort }] }, ...more });

test.each([...ISTIO_PORTS])('port %i, which Istio uses for %s, is found', (port, use) => {
  expect(findingsOf(istioReservedPort, [web(port)], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].ports[1].containerPort',
      found: `${port}, which Istio uses for ${use}`,
    }),
  ]);
});

test.each([
  ['the port is another one', web(15999)],
  ['the port has no number', web(undefined)],
  ['the pods have no sidecar', web(15001, { podLabels: { 'sidecar.istio.io/inject': 'false' } })],
  [
    'the pods are a gateway',
    sampleDeployment({ container: { name: 'istio-proxy', ports: [{ containerPort: 15021 }] } }),
  ],
  [
    'an init container ends before',
    sampleDeployment({ podSpec: { initContainers: [sampleContainer({ ports: [{ containerPort: 15001 }] })] } }),
  ],
])('nothing is found where %s', (_, manifest) => {
  expect(placesOf(istioReservedPort, [manifest], sidecar)).toEqual([]);
});

test('without sidecars the ports are free', () => {
  expect(placesOf(istioReservedPort, [web(15001)], { mesh: 'istio-ambient' })).toEqual([]);
});
