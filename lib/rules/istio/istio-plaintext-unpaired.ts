import { targetNumber } from '../../discovery/endpoint';
import { dig, list, text, type Manifest } from '../../manifest/manifest';
import { clusterHost } from '../shared/address/cluster-host';
import type { Rule, Run } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import {
  destinationRules,
  plaintextPorts,
  sampleDestinationRule,
  samplePeerAuthentication,
} from '../shared/mesh/plaintext-port';

/** Ports of headless Services that take no mTLS while the clients still send it. */
export const istioPlaintextUnpaired: Rule = {
  id: 'istio-plaintext-unpaired',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A headless port that is taken out of mTLS is taken out for its clients too',
  why: 'The sidecar of a client decides on mTLS without looking at single ports of a PeerAuthentication. It goes on encrypting unless a DestinationRule tells it not to.',
  symptom: '`503` with a TLS error, or a reset.',
  fix: 'Add a DestinationRule for the host of the Service with `portLevelSettings` of that port and `tls.mode: DISABLE`.',
  source: 'https://github.com/istio/istio/issues/39439',
  *check(run) {
    const plain = plaintextPorts(run.inventory);
    if (plain.length === 0) return;
    const disabled = disabledByClients(run);
    for (const { policy, number, path, workloads } of plain)
      for (const workload of workloads) {
        const service = run.inventory
          .servicesOf(workload)
          .find((one) => one.headless && one.ports.some((port) => targetNumber(port, workload) === number));
        if (service === undefined) continue;
        const ports = disabled.get(service.manifest);
        if (ports === 'all' || ports?.has(number)) continue;
        yield {
          object: policy.manifest,
          path,
          found: `\`DISABLE\` for port ${number} of headless Service \`${service.name}\`, and no DestinationRule in sight that says so to its clients`,
          expected: `a DestinationRule for \`${service.name}\` with \`tls.mode: DISABLE\` for port ${number}`,
        };
      }
  },
  examples: { bad: example(7001), good: example(7000), settings: { mesh: 'istio-sidecar' } },
};

/** For each Service, the ports for which some DestinationRule turns mTLS off. */
function disabledByClients({ inventory, settings }: Run): ReadonlyMap<Manifest, Set<number> | 'all'> {
  const found = new Map<Manifest, Set<number> | 'all'>();
  for (const rule of destinationRules(inventory)) {
    const service = clusterHost(text(rule.spec.host) ?? '', rule, inventory, settings.clusterDomain)?.service.manifest;
    if (service === undefined) continue;
    const policy = rule.spec.trafficPolicy;
    if (dig(policy, 'tls', 'mode') === 'DISABLE') found.set(service, 'all');
    for (const setting of list(dig(policy, 'portLevelSettings'))) {
      const number = dig(setting, 'port', 'number');
      const before = found.get(service) ?? new Set();
      if (before === 'all' || typeof number !== 'number' || dig(setting, 'tls', 'mode') !== 'DISABLE') continue;
      found.set(service, before.add(number));
    }
  }
  return found;
}

function example(number: number): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'tcp-raft', containerPort: 7000 }] } }),
    samplePeerAuthentication('ledger', {
      selector: { matchLabels: { app: 'ledger' } },
      portLevelMtls: { 7000: { mode: 'DISABLE' } },
    }),
    sampleDestinationRule('ledger', { portLevelSettings: [{ port: { number }, tls: { mode: 'DISABLE' } }] }),
  ];
}
