import { list, text, type Manifest } from '../../manifest/manifest';
import { clusterHost, clusterName } from '../shared/address/cluster-host';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { destinationRules, sampleDestinationRule } from '../shared/mesh/plaintext-port';

/** Finds DestinationRules for single pods of a Service. */
export const istioDestinationHost: Rule = {
  id: 'istio-destination-host',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Set the host of a DestinationRule to a Service, not to its pods',
  why: 'In Istio the only host of a Kubernetes Service is its own name. The names of its pods are not hosts.',
  symptom: 'Istio never applies the rule, and does not warn.',
  fix: 'Write the name of the Service.',
  source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule',
  *check({ inventory, settings }) {
    const entries = new Set(
      inventory.ofKind('ServiceEntry').flatMap(({ spec }) => list(spec.hosts).flatMap((host) => text(host) ?? [])),
    );
    for (const rule of destinationRules(inventory)) {
      const host = text(rule.spec.host) ?? '';
      if (host === '' || entries.has(host)) continue;
      const name = clusterName(host, settings.clusterDomain);
      const to = clusterHost(host, rule, inventory, settings.clusterDomain);
      const service =
        to === undefined
          ? name?.certain === true && name.labels.length === 3
            ? name.labels[1]
            : undefined
          : to.pod && to.service.name;
      if (service === undefined) continue;
      yield {
        object: rule.manifest,
        path: 'spec.host',
        found: quoted(host),
        expected: `the host of Service ${quoted(service)}`,
      };
    }
  },
  examples: {
    bad: example('*.ledger.default.svc.cluster.local'),
    good: example('ledger'),
    settings: { mesh: 'istio-sidecar' },
  },
};

function example(host: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } }),
    sampleDestinationRule(host, { tls: { mode: 'ISTIO_MUTUAL' } }),
  ];
}
