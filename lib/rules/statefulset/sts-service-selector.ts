import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';

/** What the controller adds to the labels of the template. */
const AUTOMATIC = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
]);

export const stsServiceSelector: Rule = {
  id: 'sts-service-selector',
  severity: 'error',
  enforcement: 'runtime',
  title: 'The Service that a StatefulSet names selects its pods',
  why:
    'A pod has its name in DNS only while it is an endpoint of the Service that serviceName names. A selector that does ' +
    'not fit leaves that Service without endpoints, and the set looks healthy.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: "Write the template's labels into the Service's selector.",
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const service = governingService(inventory, set);
      if (service === undefined || !service.mayShareNamespace(set)) continue;
      // Without a selector somebody else writes the endpoints, as Patroni does.
      for (const [key, wanted] of service.selector) {
        const given = set.podLabels.get(key);
        if (given === wanted || AUTOMATIC.has(key)) continue;
        yield {
          object: set.manifest,
          path: 'spec.serviceName',
          found: `Service/${service.name}, whose selector wants ${key}=${wanted}; the template says ${given ?? 'nothing'}`,
          expected: 'a Service whose selector is among the labels of the template',
          // A label that the template lacks may be set at run time, as operators do with roles.
          severity: given === undefined ? 'info' : 'error',
        };
        break;
      }
    }
  },
  examples: {
    bad: [withField(sampleHeadlessService(), 'spec.selector.app', 'wep'), sampleStatefulSet()],
    good: [withField(sampleHeadlessService(), 'spec.selector.app', 'web'), sampleStatefulSet()],
  },
};
