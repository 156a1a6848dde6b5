import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { isWorkloadPatch } from '../partial-manifest';
import { PeerNames } from '../shared/peer/peer-names';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsServiceEmpty: Rule = {
  id: 'sts-service-empty',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A StatefulSet of several pods has a serviceName',
  why:
    'Only serviceName gives the pods a subdomain, and only the subdomain gives them names of their own in DNS. It can be ' +
    'left out since Kubernetes 1.33 for sets whose pods never speak to each other, and it cannot be added later.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: 'Set serviceName to the headless Service that selects the pods.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (set.serviceName !== undefined || (set.replicas ?? 1) < 2 || isWorkloadPatch(set)) continue;
      const [use] = PeerNames.of(inventory)
        .ofSet(set)
        .filter(({ service }) => inventory.service(service, set) !== undefined);
      yield {
        object: set.manifest,
        path: set.spec.serviceName === undefined ? 'spec' : 'spec.serviceName',
        found:
          `${set.replicas} replicas and no serviceName` +
          (use === undefined ? '' : `, although ${use.resource.kind}/${use.resource.name} uses ${use.name}`),
        expected: 'the name of a headless Service that selects the pods',
        severity: use === undefined ? 'info' : 'error',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', '')],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web')],
  },
};
