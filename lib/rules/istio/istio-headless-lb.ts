import { dig, list, mapping, text, type Manifest } from '../../manifest/manifest';
import { clusterHost } from '../shared/address/cluster-host';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { destinationRules, sampleDestinationRule } from '../shared/mesh/plaintext-port';

/** Finds load balancers for headless Services, which the sidecar does not balance. */
export const istioHeadlessLb: Rule = {
  id: 'istio-headless-lb',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set a load balancer for a headless Service',
  why: 'For a headless Service the sidecar connects to the address that the client chose, and does not choose another.',
  symptom: 'The setting has no effect: the client chooses the pod. Only gateways apply it.',
  fix: 'Remove loadBalancer, or let clients call a second Service with a cluster IP.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services',
  *check({ inventory, settings }) {
    for (const rule of destinationRules(inventory)) {
      const to = clusterHost(text(rule.spec.host) ?? '', rule, inventory, settings.clusterDomain);
      if (to === undefined || !to.service.headless) continue;
      for (const path of loadBalancerPaths(rule.spec))
        yield {
          object: rule.manifest,
          path,
          found: `a load balancer for headless Service ${quoted(to.service.name)}`,
          expected: 'no load balancer, or simple: PASSTHROUGH',
        };
    }
  },
  examples: { bad: example('LEAST_REQUEST'), good: example('PASSTHROUGH'), settings: { mesh: 'istio-sidecar' } },
};

/** The load balancers of a DestinationRule, except PASSTHROUGH, which a headless Service has anyway. */
function loadBalancerPaths(spec: Manifest): readonly string[] {
  const policies = [
    { path: 'spec.trafficPolicy', policy: spec.trafficPolicy },
    ...list(dig(spec, 'trafficPolicy', 'portLevelSettings')).map((policy, index) => ({
      path: `spec.trafficPolicy.portLevelSettings[${index}]`,
      policy,
    })),
    ...list(spec.subsets).map((subset, index) => ({
      path: `spec.subsets[${index}].trafficPolicy`,
      policy: dig(subset, 'trafficPolicy'),
    })),
  ];
  return policies.flatMap(({ path, policy }) => {
    const balancer = mapping(mapping(policy)?.loadBalancer);
    return balancer === undefined || balancer.simple === 'PASSTHROUGH' ? [] : [`${path}.loadBalancer`];
  });
}

function example(simple: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } }),
    sampleDestinationRule('ledger', { loadBalancer: { simple } }),
  ];
}
