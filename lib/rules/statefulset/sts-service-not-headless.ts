import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';

export const stsServiceNotHeadless: Rule = {
  id: 'sts-service-not-headless',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'The Service that a StatefulSet names is headless',
  why:
    'Names of single pods are promised for headless Services only; CoreDNS happens to answer them for others too. And the ' +
    "Service's own name gives the one cluster IP, so that clients cannot list the members.",
  symptom: 'nslookup web answers with one cluster IP, not with the addresses of the pods',
  fix: 'Add a headless Service (clusterIP: None) over the same pods and name that one. clusterIP cannot be changed to None in place.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const service = governingService(inventory, set);
      if (service === undefined || service.headless) continue;
      yield {
        object: set.manifest,
        path: 'spec.serviceName',
        found: `"${service.name}", a Service of type ${service.type} that is not headless`,
        expected: 'the name of a Service with clusterIP: None',
        // A single pod has nobody to list.
        severity: (set.replicas ?? 1) > 1 ? 'warning' : 'info',
      };
    }
  },
  examples: {
    bad: [withField(sampleHeadlessService(), 'spec.clusterIP', undefined), sampleStatefulSet()],
    good: [sampleHeadlessService(), sampleStatefulSet()],
  },
};
