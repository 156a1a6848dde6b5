import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { dnsTargets } from '../shared/connections/grpc-targets';
import { milliseconds, namedSettings } from '../shared/address/named-setting';

const PING = /keepalive_?time(?!_?out)/;
const MINIMUM = /keepalive.*min_?time|min_?(?:recv_?)?ping_?interval|permit_?keepalive_?time/;

/** Finds clients that ping more often than their backends in the checked files allow. */
export const grpcKeepaliveTooFast: Rule = {
  id: 'grpc-keepalive-too-fast',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not let a gRPC client ping more often than its server allows',
  why: 'A server closes the connection of a client that pings more often than the minimum time of the server, by default 5 minutes.',
  symptom: 'GOAWAY with ENHANCE_YOUR_CALM and too_many_pings; calls fail with UNAVAILABLE.',
  fix: 'Set the keepalive time of the client to at least the minimum time of the server.',
  source: 'https://github.com/grpc/grpc/blob/master/doc/keepalive.md',
  *check(run) {
    const minimums = new Map<Workload, number>();
    for (const setting of namedSettings(run.inventory, MINIMUM)) {
      const minimum = milliseconds(setting);
      if (minimum !== undefined) minimums.set(setting.workload, minimum);
    }
    if (minimums.size === 0) return;
    const pings = namedSettings(run.inventory, PING).filter(({ name }) => !MINIMUM.test(name));
    for (const { where, service } of dnsTargets(run))
      for (const setting of pings) {
        if (setting.container !== where.container) continue;
        const time = milliseconds(setting);
        const minimum = Math.max(...run.inventory.selectedBy(service).map((backend) => minimums.get(backend) ?? 0));
        if (time === undefined || time >= minimum) continue;
        yield {
          object: setting.workload.manifest,
          path: setting.path,
          found: `a ping every ${time} ms, but the backends of Service ${quoted(service.name)} allow one every ${minimum} ms`,
          expected: `${minimum} ms or more`,
        };
      }
  },
  examples: { bad: example('10s'), good: example('5m') },
};

function example(value: string): readonly Manifest[] {
  const client = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8088' },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
    { name: 'GRPC_KEEPALIVE_TIME', value },
  ];
  const server = [
    { name: 'GRPC_KEEPALIVE_MIN_TIME', value: '5m' },
    { name: 'MAX_CONNECTION_AGE', value: '5m' },
    { name: 'MAX_CONNECTION_AGE_GRACE', value: '1m' },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({ name: 'prices', spec: { minReadySeconds: 15 }, container: { env: server } }),
    sampleDeployment({ name: 'shop', container: { env: client } }),
  ];
}
