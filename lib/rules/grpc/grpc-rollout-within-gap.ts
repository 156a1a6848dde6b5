import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import type { Rule, Run } from '../rule';
import { containersMatching, dnsTargets } from '../shared/connections/grpc-targets';
import { rolloutOf } from '../shared/connections/rollout';
import { nameOf } from '../../manifest/names-in-words';

/** Seconds between two resolutions of a gRPC client, where nothing sets another time. */
const DEFAULT_GAP = 30;
const BALANCED = /round_robin|least_request|ring_hash/;
const GAP = /min.?time.?between.?resolutions|min.?resolution.?interval/i;

/** Finds backends that are all replaced before their clients resolve again. */
export const grpcRolloutWithinGap: Rule = {
  id: 'grpc-rollout-within-gap',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Replace gRPC backends more slowly than their clients resolve their target',
  why: 'A gRPC client resolves its target again when a connection ends, but at most once in its resolution gap, 30 seconds by default. Where all pods are replaced within one gap, the client knows only addresses that no longer exist.',
  symptom:
    '14 UNAVAILABLE for every call after a rolling update, until the resolution gap ends, although all pods are ready.',
  fix: 'Set minReadySeconds so that a rollout takes longer than the gap, with one pod at a time (maxUnavailable: 0, maxSurge: 1), or give the clients a shorter gap: grpc.dns_min_time_between_resolutions_ms.',
  source: 'https://github.com/grpc/grpc-go/issues/6990',
  *check(run) {
    for (const [workload, { gap, client }] of balancedBackends(run)) {
      const rollout = rolloutOf(workload);
      if (rollout === undefined || rollout.seconds >= gap) continue;
      yield {
        object: workload.manifest,
        path: rollout.path,
        found: `${rollout.found}: a rollout can replace all pods within ${rollout.seconds} seconds, but ${nameOf(client)} resolves its target at most every ${gap} seconds`,
        expected: `minReadySeconds: ${gap}, with maxUnavailable: 0 and maxSurge: 1 for a Deployment`,
      };
    }
  },
  examples: { bad: example(0), good: example(30), also: ['grpc-scaleout-blind'] },
};

/** The workloads behind headless Services whose clients balance by DNS, each with the longest gap of its clients. */
function balancedBackends(run: Run): ReadonlyMap<Workload, { readonly gap: number; readonly client: Workload }> {
  const backends = new Map<Workload, { readonly gap: number; readonly client: Workload }>();
  const targets = dnsTargets(run).filter(({ service }) => service.headless);
  if (targets.length === 0) return backends;
  const balanced = containersMatching(run, BALANCED);
  const gaps = containersMatching(run, GAP);
  for (const { where, connection } of targets) {
    if (!balanced.has(where.container)) continue;
    const milliseconds = Number(/(\d+)\D*$/.exec(gaps.get(where.container) ?? '')?.[1] ?? DEFAULT_GAP * 1000);
    const gap = Math.ceil(milliseconds / 1000);
    for (const backend of connection.targets)
      if (backend !== where.workload && gap > (backends.get(backend)?.gap ?? 0))
        backends.set(backend, { gap, client: where.workload });
  }
  return backends;
}

function example(minReadySeconds: number): readonly Manifest[] {
  const env = [
    { name: 'PRICES_TARGET', value: 'dns:///prices:8080' },
    { name: 'PRICES_SERVICE_CONFIG', value: '{"loadBalancingConfig":[{"round_robin":{}}]}' },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8080 }] } }),
    sampleDeployment({
      name: 'prices',
      spec: { minReadySeconds, strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
    }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
