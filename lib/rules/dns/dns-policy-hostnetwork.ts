import { text, type Manifest } from '../../manifest/manifest';
import { toldClusterNames } from '../shared/address/cluster-names';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Pods on the node's network that are told names of the cluster and ask the node's DNS for them. */
export const dnsPolicyHostnetwork: Rule = {
  id: 'dns-policy-hostnetwork',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A pod on the network of its node that calls Services asks the DNS of the cluster',
  why: 'With `hostNetwork: true` the policy `ClusterFirst`, which is the default, means the resolver of the node. It knows no Service.',
  symptom: 'NXDOMAIN for every name of the cluster: `no such host`, `getaddrinfo ENOTFOUND`.',
  fix: 'Set `dnsPolicy: ClusterFirstWithHostNet`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  *check(run) {
    for (const [workload, { path, name }] of toldClusterNames(run)) {
      const { podSpec, podSpecPath } = workload;
      if (podSpec.hostNetwork !== true || (text(podSpec.dnsPolicy) ?? 'ClusterFirst') !== 'ClusterFirst') continue;
      yield {
        object: workload.manifest,
        path: `${podSpecPath}.${podSpec.dnsPolicy === undefined ? 'hostNetwork' : 'dnsPolicy'}`,
        found: `\`hostNetwork: true\` with \`dnsPolicy: ClusterFirst\`, and the name \`${name}\` at \`${path}\``,
        expected: '`dnsPolicy: ClusterFirstWithHostNet`',
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
