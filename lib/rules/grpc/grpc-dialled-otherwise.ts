import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { connectionsOf } from '../shared/connections/connections-of';
import { nameOf } from '../../manifest/names-in-words';

const GRPC = new Set(['grpc', 'grpc-web']);

/** gRPC ports of headless Services that are dialled by a URL or as host:port. */
export const grpcDialledOtherwise: Rule = {
  id: 'grpc-dialled-otherwise',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Name a gRPC backend behind a headless Service as a dns:/// target',
  why: 'A gRPC client balances over all addresses of a name only where it resolves the name itself. A URL is dialled as one address, and host:port without a scheme is resolved once by some clients, such as grpc-go with Dial.',
  symptom: 'one pod takes all calls of a client, and after its end the calls fail until the client is restarted',
  fix: 'Write dns:///<host>:<port>, with round_robin as the policy.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/naming.md',
  *check(run) {
    // A sidecar balances the calls, whatever the client does.
    if (run.settings.mesh !== undefined && run.settings.mesh !== 'none') return;
    for (const { address, evidence, service, port, targets } of connectionsOf(run).all) {
      if (service?.headless !== true || targets.length === 0 || targets.includes(evidence.caller.workload)) continue;
      const other = address.scheme === undefined || address.scheme === 'http' || address.scheme === 'https';
      const declared = service.ports.find((one) => one.port === port);
      if (!other || declared === undefined || !GRPC.has(istioProtocol(declared))) continue;
      yield {
        object: evidence.object.manifest,
        path: evidence.path,
        found: `"${evidence.secret ? address.host : address.text}"; port ${port} of headless ${nameOf(service)} is gRPC`,
        expected: `"dns:///${address.host}:${port}"`,
      };
    }
  },
  examples: { bad: example('http://prices:8088'), good: example('dns:///prices:8088') },
};

function example(value: string): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
    { name: 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS', value: '1000' },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({
      name: 'prices',
      spec: { minReadySeconds: 10 },
      container: {
        ports: [{ name: 'grpc', containerPort: 8088 }],
        env: [
          { name: 'MAX_CONNECTION_AGE', value: '5m' },
          { name: 'MAX_CONNECTION_AGE_GRACE', value: '1m' },
        ],
      },
    }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
