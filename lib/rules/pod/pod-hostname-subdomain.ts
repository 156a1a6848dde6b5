import { text } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService, withField } from '../examples';

const named = withField(sampleDeployment(), 'spec.template.spec.subdomain', 'web');

export const podHostnameSubdomain: Rule = {
  id: 'pod-hostname-subdomain',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set a hostname for several replicas of a Deployment',
  why:
    'A pod template gives all replicas the same hostname: <hostname>.<subdomain> is one name for all of them, and DNS has ' +
    'no name for a single pod. Only a StatefulSet gives each pod its own name.',
  symptom: 'nslookup search.web answers with the addresses of all replicas.',
  fix: 'Use a StatefulSet for names of single pods, or use the name of the Service for all pods.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (workload.kind !== 'Deployment' && workload.kind !== 'ReplicaSet') continue;
      const hostname = text(workload.podSpec.hostname) ?? '';
      const subdomain = text(workload.podSpec.subdomain) ?? '';
      if (hostname === '' || subdomain === '' || (workload.replicas ?? 1) < 2) continue;
      yield {
        object: workload.manifest,
        path: `${workload.podSpecPath}.hostname`,
        found: `${quoted(hostname)} for ${workload.replicas} replicas`,
        expected: 'no hostname, or one replica',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(named, 'spec.template.spec.hostname', 'search')],
    good: [sampleHeadlessService(), named],
  },
};
