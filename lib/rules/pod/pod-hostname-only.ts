import { text } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePod, withField } from '../examples';

const named = withField(samplePod(), 'spec.hostname', 'search');

export const podHostnameOnly: Rule = {
  id: 'pod-hostname-only',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Set the subdomain of a pod with a hostname to a headless Service',
  why:
    'A host name alone resolves only inside the pod. DNS has <hostname>.<subdomain> only where the subdomain is the name of ' +
    'a headless Service that selects the pod.',
  symptom: "** server can't find search.web: NXDOMAIN",
  fix: 'Set subdomain to the name of the headless Service, or remove hostname.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const { kind, manifest: object, podSpec, podSpecPath } = workload;
      const hostname = text(podSpec.hostname) ?? '';
      if (kind === 'StatefulSet' || hostname === '') continue;
      const services = inventory.servicesOf(workload);
      // Where no Service selects the pod, nobody resolves its name.
      if (services.length === 0 || services.some(({ name }) => name === podSpec.subdomain)) continue;
      const subdomain = text(podSpec.subdomain) ?? '';
      yield {
        object,
        path: subdomain === '' ? `${podSpecPath}.hostname` : `${podSpecPath}.subdomain`,
        found:
          subdomain === ''
            ? `${quoted(hostname)} without a subdomain`
            : `${quoted(subdomain)}, which is no Service that selects the pod`,
        expected: `the name of a headless Service that selects the pod, such as ${services.map(({ name }) => quoted(name)).join(' or ')}`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), named],
    good: [sampleHeadlessService(), withField(named, 'spec.subdomain', 'web')],
  },
};
