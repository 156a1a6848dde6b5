import { expect, test } from 'vitest';
import { example } from '../../../lib/rules/examples/application';
import { svcTargetportUnresolved } from '../../../lib/rules/service/svc-targetport-unresolved';
import { faultsOf, kubernetes, placesOf } from '../faults-of';

const service = (targetPort: string, protocol = 'TCP') =>
  example.clusterIp({ ports: [example.port({ targetPort, protocol })] });

function sidecarPort() {
  const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'proxy', containerPort: 9090 }] };
  const deployment = structuredClone(example.deployment()) as { spec: { template: { spec: object } } };
  Object.assign(deployment.spec.template.spec, { initContainers: [sidecar] });
  return deployment as object as ReturnType<typeof example.deployment>;
}

test('a name that no selected pod declares leads nowhere', () => {
  expect(placesOf(svcTargetportUnresolved, [service('web'), example.deployment()])).toEqual([
    'Service/web spec.ports[0].targetPort',
  ]);
});

test('a Service whose pods are out of sight is no finding', () => {
  expect(placesOf(svcTargetportUnresolved, [service('web')])).toEqual([]);
});

test('a port of another protocol is not the one that is meant', () => {
  expect(faultsOf(svcTargetportUnresolved, [service('http', 'UDP'), example.deployment()])[0]?.found).toContain(
    'for TCP',
  );
});

test('ports of native sidecars count since Kubernetes 1.33', () => {
  const manifests = [service('proxy'), sidecarPort()];
  expect(faultsOf(svcTargetportUnresolved, manifests, kubernetes('1.32'))[0]?.severity).toBe('warning');
  expect(placesOf(svcTargetportUnresolved, manifests, kubernetes('1.33'))).toEqual([]);
});

test('where one of several workloads declares the name, the others are not a matter of the name', () => {
  const other = example.pod({ name: 'debug', labels: { app: 'web' } }, { ports: undefined });
  expect(placesOf(svcTargetportUnresolved, [service('http'), example.deployment(), other])).toEqual([]);
});

test('ports that a mesh adds to the pods are not missed', () => {
  expect(placesOf(svcTargetportUnresolved, [service('http-envoy-prom'), example.deployment()])).toEqual([]);
});

test('a headless Service only lacks the SRV record: an info, and a warning in an Istio mesh', () => {
  const headless = example.headless({ ports: [example.port({ targetPort: 'web' })] });
  const manifests = [headless, example.deployment()];
  expect(faultsOf(svcTargetportUnresolved, manifests)[0]?.severity).toBe('info');
  expect(faultsOf(svcTargetportUnresolved, manifests, { mesh: 'istio-ambient' })[0]?.severity).toBe('warning');
});
