import { text, type Manifest } from '../../manifest/manifest';
import { clusterNamesByWorkload } from '../shared/address/cluster-names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds pods on the node's network that resolve names of the cluster with the DNS of the node. */
export const dnsPolicyHostnetwork: Rule = {
  id: 'dns-policy-hostnetwork',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Set dnsPolicy "ClusterFirstWithHostNet" for a pod with hostNetwork that calls Services',
  why: 'With hostNetwork: true the default policy, "ClusterFirst", uses the resolver configuration of the node, whose DNS has no records of Services.',
  symptom: 'NXDOMAIN for every name of the cluster: no such host; getaddrinfo ENOTFOUND',
  fix: 'Set dnsPolicy: ClusterFirstWithHostNet.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  *check(run) {
    for (const [workload, { path, name }] of clusterNamesByWorkload(run)) {
      const { podSpec, podSpecPath } = workload;
      if (podSpec.hostNetwork !== true || (text(podSpec.dnsPolicy) ?? 'ClusterFirst') !== 'ClusterFirst') continue;
      yield {
        object: workload.manifest,
        path: `${podSpecPath}.${podSpec.dnsPolicy === undefined ? 'hostNetwork' : 'dnsPolicy'}`,
        found: `hostNetwork: true with dnsPolicy ${podSpec.dnsPolicy === undefined ? 'left out' : '"ClusterFirst"'}, while ${path} has the name ${quoted(name)}`,
        expected: 'dnsPolicy: ClusterFirstWithHostNet',
      };
    }
  },
  examples: {
    bad: example({ hostNetwork: true, dnsPolicy: 'ClusterFirst' }),
    good: example({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }),
  },
};

function example(pod: Manifest): readonly Manifest[] {
  return [
    sampleDeployment({ name: 'agent', podSpec: pod, container: { env: [{ name: 'DB', value: 'db.data.svc:5432' }] } }),
  ];
}
