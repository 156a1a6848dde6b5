import type { Manifest } from '../../manifest/manifest';
import { clusterNamesByWorkload } from '../shared/address/cluster-names';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds pods that resolve names of the cluster with the DNS of their node. */
export const dnsPolicyDefault: Rule = {
  id: 'dns-policy-default',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not set dnsPolicy "Default" for a pod that calls Services',
  why: 'The value "Default" is not the default: it copies the resolver configuration of the node, whose DNS has no records of Services.',
  symptom: 'NXDOMAIN for every name of the cluster: no such host; getaddrinfo ENOTFOUND',
  fix: 'Leave dnsPolicy out, or set it to ClusterFirst.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  defects: new Set(['name-by-node-resolver']),
  *check(run) {
    for (const [workload, { path, name }] of clusterNamesByWorkload(run)) {
      const { podSpec, podSpecPath } = workload;
      // The nameservers of a dnsConfig may be those of the cluster.
      if (podSpec.dnsPolicy !== 'Default' || podSpec.dnsConfig !== undefined || isDnsServer(workload)) continue;
      yield {
        object: workload.manifest,
        path: `${podSpecPath}.dnsPolicy`,
        found: `"Default", while ${path} has the name ${quoted(name)}`,
        expected: '"ClusterFirst"',
      };
    }
  },
  examples: {
    bad: example('Default'),
    good: example('ClusterFirst'),
  },
};

/** A DNS server asks itself for names of the cluster, and the resolver of its node for all others. */
function isDnsServer({ containers }: Workload): boolean {
  return containers.some(({ ports }) => ports.some(({ containerPort }) => containerPort === 53));
}

function example(dnsPolicy: string): readonly Manifest[] {
  return [
    sampleDeployment({
      name: 'shop',
      podSpec: { dnsPolicy },
      container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] },
    }),
  ];
}
