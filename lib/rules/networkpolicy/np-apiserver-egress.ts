import type { Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { watchedTargets } from '../shared/address/grpc-targets';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy } from '../examples';
import { letsPortThrough } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';
import { nameOf } from '../../manifest/names-in-words';

/** Finds policies that block the API server for pods that watch it. */
export const npApiserverEgress: Rule = {
  id: 'np-apiserver-egress',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Allow egress to the API server for pods that watch EndpointSlices',
  why: 'A resolver that watches the Kubernetes API connects to the API server, at port 443 of its Service and usually port 6443 behind it.',
  symptom: 'dial tcp 10.96.0.1:443: i/o timeout; no target is resolved.',
  fix: 'Allow TCP 443 and 6443 to the addresses of the API server, with an ipBlock.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(run) {
    const policies = policiesOf(run.inventory);
    if (policies.all.length === 0) return;
    const seen = new Set<Workload>();
    for (const { where, address } of watchedTargets(run)) {
      const { workload } = where;
      if (seen.has(workload)) continue;
      seen.add(workload);
      const isolating = policies.selecting(workload).filter((policy) => policy.isolates('Egress'));
      const [policy] = isolating;
      const allowed = isolating.some(({ egress }) =>
        egress.some((rule) => {
          // The API server is no pod that a selector matches: it runs on the network of its node.
          const reaches = rule.peers.length === 0 || rule.peers.some(({ ipBlock }) => ipBlock !== undefined);
          return reaches && [443, 6443, 8443].some((port) => letsPortThrough(rule, port, 'TCP'));
        }),
      );
      if (policy === undefined || allowed) continue;
      yield {
        object: policy.resource.manifest,
        path: policy.resource.spec.egress === undefined ? 'spec.policyTypes' : 'spec.egress',
        found: `no rule for port 443 or 6443 of the API server, but ${nameOf(workload)} watches ${quoted(address.text)}`,
        expected: 'a rule for TCP 443 and 6443 to the API server',
      };
    }
  },
  examples: { bad: example(8080), good: example(6443) },
};

function example(port: number): readonly Manifest[] {
  return [
    sampleDeployment({
      name: 'shop',
      podSpec: { serviceAccountName: 'shop' },
      container: { env: [{ name: 'PRICES_TARGET', value: 'kubernetes:///prices.shop:8088' }] },
    }),
    sampleNetworkPolicy({
      name: 'shop',
      spec: {
        policyTypes: ['Egress'],
        egress: [
          { ports: [{ protocol: 'TCP', port }] },
          {
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
        ],
      },
    }),
  ];
}
