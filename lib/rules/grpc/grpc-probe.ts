import { integer, mapping, text, type Manifest } from '../../manifest/manifest';
import type { Container } from '../../manifest/container';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds readiness probes that only open a TCP connection to a gRPC port. */
export const grpcProbe: Rule = {
  id: 'grpc-probe',
  severity: 'info',
  enforcement: 'practice',
  title: 'Probe the readiness of a gRPC port with gRPC',
  why: 'A TCP connection succeeds as soon as the port is open. The gRPC health service also reports whether the server serves.',
  symptom: 'A pod that answers NOT_SERVING is ready, is in DNS and gets calls.',
  fix: 'Use readinessProbe.grpc with the number of the port.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.servingContainers) {
        const tcp = mapping(mapping(container.fields.readinessProbe)?.tcpSocket);
        const port = tcp === undefined ? undefined : grpcPort(container, tcp.port);
        if (port === undefined) continue;
        yield {
          object: workload.manifest,
          path: `${container.path}.readinessProbe.tcpSocket`,
          found: `a TCP probe of port ${quoted(port)}`,
          expected: 'a gRPC probe, where the server has the health service',
        };
      }
  },
  examples: { bad: example('grpc'), good: example('raw') },
};

function grpcPort(container: Container, port: unknown): string | undefined {
  const declared = container.ports.find(
    ({ name, containerPort }) => (text(port) !== undefined && name === port) || containerPort === integer(port),
  );
  return /^grpc(?:-|$)|-grpc$/.test(declared?.name ?? '') ? declared?.name : undefined;
}

function example(port: string): readonly Manifest[] {
  const ports = [
    { name: 'grpc', containerPort: 8088 },
    { name: 'raw', containerPort: 7000 },
  ];
  return [sampleDeployment({ name: 'prices', container: { ports, readinessProbe: { tcpSocket: { port } } } })];
}
