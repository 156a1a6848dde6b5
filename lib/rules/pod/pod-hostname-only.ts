import { text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService, samplePod, withField } from '../examples';

const named = withField(samplePod(), 'spec.hostname', 'search');

export const podHostnameOnly: Rule = {
  id: 'pod-hostname-only',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A pod with a hostname has a subdomain that names a headless Service',
  why:
    'A host name alone is known inside the pod only. It is in DNS if the subdomain is the name of a headless Service that ' +
    'selects the pod: <hostname>.<subdomain>.',
  symptom: "** server can't find search.web: NXDOMAIN",
  fix: 'Set subdomain to the headless Service, or leave hostname out.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const { kind, manifest: object, podSpec, podSpecPath } = workload;
      const hostname = text(podSpec.hostname) ?? '';
      if (kind === 'StatefulSet' || hostname === '') continue;
      const services = inventory.servicesOf(workload);
      // Where no Service selects the pod nobody looks for its name.
      if (services.length === 0 || services.some(({ name }) => name === podSpec.subdomain)) continue;
      const subdomain = text(podSpec.subdomain) ?? '';
      yield {
        object,
        path: subdomain === '' ? `${podSpecPath}.hostname` : `${podSpecPath}.subdomain`,
        found:
          subdomain === ''
            ? `"${hostname}" without a subdomain`
            : `"${subdomain}", which is no Service that selects the pod`,
        expected: `the name of a headless Service that selects the pod, such as ${services.map(({ name }) => name).join(' or ')}`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), named],
    good: [sampleHeadlessService(), withField(named, 'spec.subdomain', 'web')],
  },
};
