import type { Manifest } from '../../manifest/manifest';
import { toldClusterNames } from '../shared/address/cluster-names';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Pods that are told names of the cluster and ask the DNS of their node for them. */
export const dnsPolicyDefault: Rule = {
  id: 'dns-policy-default',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A pod that calls Services does not take the resolver of its node',
  why: '`dnsPolicy: Default` is not the default: it copies the resolver of the node, which knows no Service.',
  symptom: 'NXDOMAIN for every name of the cluster: `no such host`, `getaddrinfo ENOTFOUND`.',
  fix: 'Leave `dnsPolicy` out, or set `ClusterFirst`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  *check(run) {
    for (const [workload, { path, name }] of toldClusterNames(run)) {
      const { podSpec, podSpecPath } = workload;
      // The nameservers of a dnsConfig, which `None` demands and `Default` may have, can be the cluster's.
      if (podSpec.dnsPolicy !== 'Default' || podSpec.dnsConfig !== undefined) continue;
      yield {
        object: workload.manifest,
        path: `${podSpecPath}.dnsPolicy`,
        found: `\`Default\`, and the name \`${name}\` at \`${path}\``,
        expected: '`ClusterFirst`',
      };
    }
  },
  examples: {
    bad: example('Default'),
    good: example('ClusterFirst'),
  },
};

function example(dnsPolicy: string): readonly Manifest[] {
  return [
    sampleDeployment({
      name: 'shop',
      podSpec: { dnsPolicy },
      container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] },
    }),
  ];
}
