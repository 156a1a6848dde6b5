import { expect, test } from 'vitest';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePod,
  samplePort,
  sampleService,
} from '../../../lib/rules/examples';
import { svcTargetportUnresolved } from '../../../lib/rules/service/svc-targetport-unresolved';
import { findingsInFiles, findingsOf, kubernetes, placesOf } from '../rule-tests';

const service = (targetPort: string, protocol = 'TCP') =>
  sampleService({ spec: { ports: [samplePort({ targetPort, protocol })] } });

function sidecarPort() {
  const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'proxy', containerPort: 9090 }] };
  const deployment = structuredClone(sampleDeployment()) as { spec: { template: { spec: object } } };
  Object.assign(deployment.spec.template.spec, { initContainers: [sidecar] });
  return deployment as object as ReturnType<typeof sampleDeployment>;
}

test('a name that no selected pod declares leads nowhere', () => {
  expect(placesOf(svcTargetportUnresolved, [service('web'), sampleDeployment()])).toEqual([
    'Service/web spec.ports[0].targetPort',
  ]);
});

test('a Service whose pods are not in the checked files is no finding', () => {
  expect(placesOf(svcTargetportUnresolved, [service('web')])).toEqual([]);
});

test('a port of another protocol is not the one that is meant', () => {
  expect(findingsOf(svcTargetportUnresolved, [service('http', 'UDP'), sampleDeployment()])[0]?.found).toContain(
    'for TCP',
  );
});

test('ports of native sidecars count since Kubernetes 1.33', () => {
  const manifests = [service('proxy'), sidecarPort()];
  expect(findingsOf(svcTargetportUnresolved, manifests, kubernetes('1.32'))[0]?.severity).toBe('warning');
  expect(placesOf(svcTargetportUnresolved, manifests, kubernetes('1.33'))).toEqual([]);
});

test('where one of several workloads declares the name, svc-two-workloads finds the others', () => {
  const other = samplePod({ metadata: { name: 'debug', labels: { app: 'web' } }, container: { ports: undefined } });
  expect(placesOf(svcTargetportUnresolved, [service('http'), sampleDeployment(), other])).toEqual([]);
});

test('ports that a mesh adds to the pods are not missing', () => {
  expect(placesOf(svcTargetportUnresolved, [service('http-envoy-prom'), sampleDeployment()])).toEqual([]);
});

test('a headless Service only lacks the SRV record: an info, and a warning in an Istio mesh', () => {
  const headless = sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 'web' })] } });
  const manifests = [headless, sampleDeployment()];
  expect(findingsOf(svcTargetportUnresolved, manifests)[0]?.severity).toBe('info');
  expect(findingsOf(svcTargetportUnresolved, manifests, { mesh: 'istio-ambient' })[0]?.severity).toBe('warning');
});

test('in a folder of kustomize, whose patches may add it, it is an info', () => {
  const service = sampleService({ spec: { ports: [samplePort({ targetPort: 'sidecar' })] } });
  const found = (beside: string) =>
    findingsInFiles(svcTargetportUnresolved, { [beside]: [], 'base/web.yaml': [service, sampleDeployment()] });
  expect(found('base/kustomization.yaml').map(({ severity }) => severity)).toEqual(['info']);
  expect(found('base/other.yaml').map(({ severity }) => severity)).toEqual([undefined]);
});
