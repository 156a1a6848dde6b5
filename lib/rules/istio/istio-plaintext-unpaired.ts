import type { Defect } from '../../connections/connection';
import { targetNumber } from '../../discovery/endpoint';
import { dig, list, text, type Manifest } from '../../manifest/manifest';
import { clusterHost } from '../shared/address/cluster-host';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, Run } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { findingsOfCalls, type DeclaredFault } from '../shared/mesh/calls';
import {
  destinationRules,
  plaintextPorts,
  sampleDestinationRule,
  samplePeerAuthentication,
} from '../shared/mesh/plaintext-port';

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-port-disabled']);

/**
 * Finds ports without mTLS, to which clients still send mTLS.
 *
 * A call of the checked files that meets it is an error; a port of a headless Service that nobody dials is a warning.
 */
export const istioPlaintextUnpaired: Rule = {
  id: 'istio-plaintext-unpaired',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Disable mTLS of a port of a headless Service for its clients too',
  why: 'The sidecar of a client does not read the modes of single ports in a PeerAuthentication. It uses mTLS unless a DestinationRule disables it.',
  symptom: '503 with a TLS error, or a connection reset.',
  fix: 'Add a DestinationRule for the host of the Service with portLevelSettings for that port and tls.mode: DISABLE.',
  source: 'https://github.com/istio/istio/issues/39439',
  defects: DEFECTS,
  check: (run) => findingsOfCalls(run, DEFECTS, declaredPorts(run)),
  examples: { bad: example(7001), good: example(7000), settings: { mesh: 'istio-sidecar' } },
};

function* declaredPorts(run: Run): Iterable<DeclaredFault> {
  const withoutMtls = plaintextPorts(run.inventory);
  if (withoutMtls.length === 0) return;
  const disabled = disabledByClients(run);
  for (const { policy, number, path, workloads } of withoutMtls)
    for (const workload of workloads) {
      const service = run.inventory
        .servicesOf(workload)
        .find((one) => one.headless && one.ports.some((port) => targetNumber(port, workload) === number));
      if (service === undefined) continue;
      const ports = disabled.get(service.manifest);
      if (ports === 'all' || ports?.has(number)) continue;
      const finding = {
        object: policy.manifest,
        path,
        found: `"DISABLE" for port ${number} of headless Service ${quoted(service.name)}, and no DestinationRule with that mode in the checked files`,
        expected: `a DestinationRule for the host ${quoted(service.name)} with tls.mode: DISABLE for port ${number}`,
      };
      yield { finding, service, port: number };
    }
}

/** For each Service, the ports for which a DestinationRule disables mTLS. */
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
