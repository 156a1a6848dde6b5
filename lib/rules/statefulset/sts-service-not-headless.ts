import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';

export const stsServiceNotHeadless: Rule = {
  id: 'sts-service-not-headless',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name a headless Service in the serviceName of a StatefulSet',
  why:
    'Kubernetes promises DNS names of single pods for headless Services only; CoreDNS happens to answer them for ' +
    'others too. The name of the Service itself resolves to one cluster IP, so clients cannot list the pods.',
  symptom: 'nslookup web answers with one cluster IP, not with the addresses of the pods',
  fix:
    'Create a headless Service (clusterIP: None) that selects the same pods, and name it in serviceName. ' +
    'clusterIP cannot be changed to None in place.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const service = governingService(inventory, set);
      if (service === undefined || service.headless) continue;
      yield {
        object: set.manifest,
        path: 'spec.serviceName',
        found: `${quoted(service.name)}, a Service of type ${service.type} that is not headless`,
        expected: 'the name of a Service with clusterIP: None',
        // Of a single pod, nobody needs a list.
        severity: (set.replicas ?? 1) > 1 ? 'warning' : 'info',
      };
    }
  },
  examples: {
    bad: [withField(sampleHeadlessService(), 'spec.clusterIP', undefined), sampleStatefulSet()],
    good: [sampleHeadlessService(), sampleStatefulSet()],
  },
};
