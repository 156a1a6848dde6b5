import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleContainer, sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { grpcTargetPort } from '../../../lib/rules/grpc/grpc-target-port';
import { findingsOf, placesOf } from '../rule-tests';

const service = (...ports: readonly Manifest[]) => sampleHeadlessService({ name: 'prices', spec: { ports } });
const client = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'T', value }] } });
const backend = (...ports: readonly number[]) =>
  sampleDeployment({ name: 'prices', container: { ports: ports.map((containerPort) => ({ containerPort })) } });
const translated = service({ name: 'grpc', port: 80, targetPort: 8088 });

test('the port of a headless Service that the pods do not listen on is found, with the port to write', () => {
  expect(findingsOf(grpcTargetPort, [translated, backend(8088), client('dns:///prices:80')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: 'port 80 in "dns:///prices:80", but the pods of headless Service "prices" listen on 8088',
      expected: 'port 8088',
      fix: 'Write port 8088 into the target.',
    }),
  ]);
});

test('a target without a port means 443', () => {
  const plain = service({ name: 'grpc', port: 8088 });
  expect(findingsOf(grpcTargetPort, [plain, backend(8088), client('dns:///prices')])).toEqual([
    expect.objectContaining({
      found: 'no port, which means 443, in "dns:///prices", but the pods of headless Service "prices" listen on 8088',
    }),
  ]);
  const https = service({ name: 'grpc', port: 443 });
  expect(placesOf(grpcTargetPort, [https, backend(443), client('dns:///prices')])).toEqual([]);
});

test('a target port by name is looked up in the pods', () => {
  const named = service({ name: 'grpc', port: 80, targetPort: 'grpc' });
  const container = { ports: [{ name: 'grpc', containerPort: 9090 }] };
  const [finding] = findingsOf(grpcTargetPort, [
    named,
    sampleDeployment({ name: 'prices', container }),
    client('dns:///prices:80'),
  ]);
  expect(finding?.expected).toBe('port 9090');
});

test.each([
  ['the pods listen on the port', [service({ port: 8088 }), backend(8088), client('dns:///prices:8088')]],
  [
    'the target port is the port, though no container declares it',
    [service({ port: 8088 }), backend(1), client('dns:///prices:8088')],
  ],
  ['a container listens on the port as well', [translated, backend(8088, 80), client('dns:///prices:80')]],
  [
    'a second container listens on the port',
    [
      translated,
      sampleDeployment({
        name: 'prices',
        podSpec: { containers: [sampleContainer(), sampleContainer({ name: 'b', ports: [{ containerPort: 80 }] })] },
      }),
      client('dns:///prices:80'),
    ],
  ],
  ['the pods are not in the checked files', [translated, client('dns:///prices:80')]],
  ['the Service does not have the port', [translated, backend(8088), client('dns:///prices:9090')]],
  [
    'a target without a port has a choice of two',
    [service({ name: 'a', port: 1 }, { name: 'b', port: 2 }), backend(1, 2), client('dns:///prices')],
  ],
  [
    'a cluster IP translates the port',
    [
      sampleService({ name: 'prices', spec: { ports: [{ port: 80, targetPort: 8088 }] } }),
      backend(8088),
      client('dns:///prices:80'),
    ],
  ],
  ['the target names the port', [translated, backend(8088), client('dns:///prices:grpc')]],
  [
    'a named target port is in no pod',
    [service({ port: 80, targetPort: 'x' }), backend(8088), client('dns:///prices:80')],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(grpcTargetPort, manifests)).toEqual([]);
});
