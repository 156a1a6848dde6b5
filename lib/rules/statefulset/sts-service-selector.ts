import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';

/** The labels that the controller adds to those of the template. */
const ADDED_BY_CONTROLLER = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
]);

/** The Service serves others: its selector is right for them. */
const NAME_ANOTHER =
  'Name a headless Service that selects the pods; create it where there is none. The Service that is named selects other pods. ' +
  'serviceName cannot be changed in place: delete the StatefulSet with --cascade=orphan and create it again.';

export const stsServiceSelector: Rule = {
  id: 'sts-service-selector',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Name a Service that selects the pods in the serviceName of a StatefulSet',
  why:
    'A pod has its name in DNS only while it is an endpoint of the Service that serviceName names. A Service ' +
    'that does not select the pods has no endpoints, and the set still looks healthy.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: 'Write labels of the template into the selector of the Service.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const service = governingService(inventory, set);
      if (service === undefined || !service.mayShareNamespace(set)) continue;
      // Without a selector the endpoints are written by another program, such as Patroni.
      for (const [key, wanted] of service.selector) {
        const given = set.podLabels.get(key);
        if (given === wanted || ADDED_BY_CONTROLLER.has(key)) continue;
        yield {
          object: set.manifest,
          path: 'spec.serviceName',
          found:
            `Service "${service.name}", whose selector has ${key}: ${quoted(wanted)}; the template has ` +
            (given === undefined ? 'no such label' : quoted(given)),
          expected: 'a Service whose selector matches the labels of the template',
          ...(inventory.selectedBy(service).length > 0 && { fix: NAME_ANOTHER }),
          // A label that the template lacks may be set on running pods, as operators do with roles.
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
