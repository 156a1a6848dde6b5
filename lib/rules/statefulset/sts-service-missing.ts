import { closest, distance } from 'fastest-levenshtein';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { quoted } from '../../kubernetes/quoted';
import { PeerNames } from '../shared/peer/peer-names';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';

export const stsServiceMissing: Rule = {
  id: 'sts-service-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name an existing Service in the serviceName of a StatefulSet',
  why:
    'The API server copies serviceName to the pods and does not check it. Without a Service of that name ' +
    'everything looks healthy, but web-0.<serviceName> does not resolve. Other Services give the pods only names ' +
    'that are made of their addresses.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix:
    'Create a headless Service of that name that selects the pods, or correct serviceName (possible only when ' +
    'the set is created).',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (
        set.serviceName === undefined ||
        isPlaceholder(set.serviceName) ||
        governingService(inventory, set) !== undefined
      )
        continue;
      const [use] = PeerNames.of(inventory).of(set, set.serviceName);
      const services = inventory.servicesOf(set);
      const own = services.filter(({ headless }) => headless).map(({ name }) => name);
      const near = own.length > 0 ? closest(set.serviceName, own) : undefined;
      const likely = near !== undefined && (own.length === 1 || distance(near, set.serviceName) <= near.length / 2);
      yield {
        object: set.manifest,
        path: 'spec.serviceName',
        found:
          `${quoted(set.serviceName)}, and no Service of that name is in the checked files` +
          (use === undefined ? '' : `, although ${use.resource.kind}/${use.resource.name} uses ${quoted(use.name)}`),
        expected:
          (likely
            ? `${quoted(near)}, which selects the pods`
            : 'the name of a headless Service that selects the pods') +
          (own.length === 0 && services.length > 0
            ? `; Service/${services[0]?.name} selects them and is not headless`
            : ''),
        // Where no Service in the checked files selects the pods, the Services may be in other files.
        severity: use !== undefined ? 'error' : services.length > 0 ? 'warning' : 'info',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web-headless')],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web')],
  },
};
