import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';
import { plaintextPorts, samplePeerAuthentication } from '../shared/mesh/plaintext-port';

/** Finds ports of a PeerAuthentication that only the Service has. */
export const istioPlaintextPort: Rule = {
  id: 'istio-plaintext-port',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Write the ports of the pods into a PeerAuthentication',
  why: 'A PeerAuthentication applies at the pod that receives the traffic, where only the container port counts.',
  symptom: 'The mode has no effect: the port stays under mTLS.',
  fix: 'Use the container port as the key of portLevelMtls.',
  source: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  *check({ inventory }) {
    for (const { policy, number, path, workloads } of plaintextPorts(inventory)) {
      let target: number | undefined;
      for (const workload of workloads) {
        const declared = workload.servingContainers.flatMap(({ ports }) => ports.map((one) => one.containerPort));
        const ports = inventory.servicesOf(workload).flatMap((service) => service.ports);
        const targets = ports.map((port) => targetNumber(port, workload));
        if (declared.includes(number) || targets.includes(number)) {
          target = undefined;
          break;
        }
        target = targets[ports.findIndex(({ port }) => port === number)] ?? target;
      }
      if (target === undefined) continue;
      yield {
        object: policy.manifest,
        path: path.slice(0, -'.mode'.length),
        found: `${number}, a port of the Service, but the pods listen on ${target}`,
        expected: String(target),
      };
    }
  },
  examples: { bad: example(80), good: example(8080), settings: { mesh: 'istio-sidecar' } },
};

function example(port: number): readonly Manifest[] {
  return [
    sampleService({ spec: { ports: [{ name: 'http', port, targetPort: 8080 }] } }),
    sampleDeployment({ container: { ports: [{ name: 'http', containerPort: 8080 }] } }),
    samplePeerAuthentication('web', {
      selector: { matchLabels: { app: 'web' } },
      portLevelMtls: { 80: { mode: 'DISABLE' } },
    }),
  ];
}
