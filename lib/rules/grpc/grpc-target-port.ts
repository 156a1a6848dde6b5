import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';

/** The port that gRPC uses where the target has none. */
const DEFAULT_PORT = 443;

/** Finds gRPC targets with the port of a headless Service whose pods listen on another one. */
export const grpcTargetPort: Rule = {
  id: 'grpc-target-port',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Write the port that the pods listen on into a gRPC target of a headless Service',
  why: 'gRPC takes only the addresses from DNS, and the port from the target. Nothing translates that port on the way to a pod.',
  symptom: '"connection refused", "14 UNAVAILABLE: No connection established", or an exceeded deadline.',
  fix: 'Write the container port into the target.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  outranks: ['dial-port-untranslated', 'dial-port-undeclared'],
  *check(run) {
    for (const { where, address, service, connection } of dnsTargets(run)) {
      const { failure, port } = connection;
      if (!service.headless || failure?.step !== 'port') continue;
      const written = port !== undefined && (address.port !== undefined || port !== DEFAULT_PORT);
      const target = listening(service, connection.targets);
      if (target === undefined || (failure.defect === 'port-not-declared' && written)) continue;
      yield {
        object: where.object.manifest,
        path: where.path,
        found: `${written ? `port ${port}` : `no port, which means ${DEFAULT_PORT},`} in ${quoted(address.text)}, but the pods of headless Service ${quoted(service.name)} listen on ${target}`,
        expected: `port ${target}`,
        fix: `Write port ${target} into the target.`,
        // The program may add a port that is set elsewhere.
        ...(written ? {} : { severity: 'info' as const }),
      };
    }
  },
  examples: { bad: example(80), good: example(8088) },
};

/** The number that the pods listen on, where the Service has one port only. */
function listening({ ports }: Service, workloads: readonly Workload[]): number | undefined {
  const numbers = new Set(ports.flatMap((port) => workloads.flatMap((workload) => targetNumber(port, workload) ?? [])));
  return numbers.size === 1 ? [...numbers][0] : undefined;
}

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
    sampleDeployment({ name: 'prices', spec: { minReadySeconds: 15 }, container: { ports, env: serverEnv } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
