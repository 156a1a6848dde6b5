import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { dnsTargets } from '../shared/address/grpc-targets';

/** What gRPC dials where the target names no port. */
const DEFAULT_PORT = 443;

/** gRPC targets that name the port of a headless Service where the pods listen on another one. */
export const grpcTargetPort: Rule = {
  id: 'grpc-target-port',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A gRPC target of a headless Service names the port that the pods listen on',
  why: 'gRPC asks DNS for addresses only and puts the port of the target on each. Nothing translates it on the way to a pod.',
  symptom: '`connection refused`, `14 UNAVAILABLE: No connection established`, or a deadline that passes.',
  fix: 'Write the container port into the target.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  *check(run) {
    for (const { where, address, service } of dnsTargets(run)) {
      const dialled = address.port ?? DEFAULT_PORT;
      if (!service.headless || typeof dialled !== 'number') continue;
      // A target without a port can be meant for any port of the Service; where it has one, that is the one.
      const [only, second] = service.ports;
      const meant = address.port === undefined && second === undefined ? only : undefined;
      const port = meant ?? service.ports.find((candidate) => candidate.port === dialled);
      const workloads = run.inventory.selectedBy(service);
      if (port === undefined || workloads.length === 0) continue;
      const listens = workloads.flatMap((workload) =>
        workload.servingContainers.flatMap((container) => container.ports.map(({ containerPort }) => containerPort)),
      );
      const targets = workloads.map((workload) => targetNumber(port, workload));
      const [target] = targets;
      if (listens.includes(dialled) || targets.includes(dialled) || target === undefined) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `${address.port === undefined ? `no port, which means ${DEFAULT_PORT},` : `port ${dialled}`} in \`${address.text}\`; behind headless Service \`${service.name}\` the pods listen on ${target}`,
        expected: `port ${target}`,
        fix: `Write port ${target} into the target.`,
      };
    }
  },
  examples: { bad: example(80), good: example(8088) },
};

function example(port: number): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: `dns:///prices:${port}` },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  const ports = [{ name: 'grpc', containerPort: 8088 }];
  const serverEnv = [
    { name: 'MAX_CONNECTION_AGE', value: '5m' },
    { name: 'MAX_CONNECTION_AGE_GRACE', value: '1m' },
  ];
  const annotations = {
    'cdk8s-headless/acknowledge': 'svc-headless-port-mismatch: clients of the former Service are still to be moved',
  };
  return [
    {
      ...sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 80, targetPort: 'grpc' }] } }),
      metadata: { name: 'prices', annotations },
    },
    sampleDeployment({ name: 'prices', container: { ports, env: serverEnv } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
