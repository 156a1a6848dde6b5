import { expect, test } from 'vitest';
import { sampleDeployment, sampleEndpointSlice, sampleHeadlessService, samplePort } from '../../../lib/rules/examples';
import { svcProtocol } from '../../../lib/rules/service/svc-protocol';
import { findingsOf, placesOf } from '../rule-tests';

const service = (protocol: unknown) => sampleHeadlessService({ spec: { ports: [samplePort({ protocol })] } });

test.each(['tcp', 'HTTP', 'grpc', 'TLS'])('the API server refuses %s', (protocol) => {
  expect(findingsOf(svcProtocol, [service(protocol)])).toMatchObject([
    { path: 'spec.ports[0].protocol', found: `"${protocol}"` },
  ]);
});

test('it is found wherever a port is written', () => {
  const port = { name: 'http', protocol: 'tcp' };
  const manifests = [
    sampleHeadlessService({ spec: { ports: [{ ...port, port: 80 }] } }),
    sampleDeployment({ container: { ports: [{ ...port, containerPort: 80 }] } }),
    sampleEndpointSlice({ ports: [{ ...port, port: 80 }] }),
  ];
  expect(placesOf(svcProtocol, manifests)).toEqual([
    'Service/web spec.ports[0].protocol',
    'Deployment/web spec.template.spec.containers[0].ports[0].protocol',
    'EndpointSlice/web-1 ports[0].protocol',
  ]);
});

test.each(['TCP', 'UDP', 'SCTP', undefined, '', '${PROTOCOL}', '{{ .protocol }}'])(
  '%j is right, or not known yet',
  (protocol) => {
    expect(placesOf(svcProtocol, [service(protocol)])).toEqual([]);
  },
);
