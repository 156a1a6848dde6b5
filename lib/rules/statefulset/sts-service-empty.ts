import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { isWorkloadPatch } from '../partial-manifest';
import { quoted } from '../../kubernetes/quoted';
import { PeerNames } from '../shared/peer/peer-names';
import { statefulSets } from '../shared/statefulset/stateful-sets';
import { nameOf } from '../../manifest/names-in-words';

export const stsServiceEmpty: Rule = {
  id: 'sts-service-empty',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Give a StatefulSet of several pods a serviceName',
  why:
    'Only serviceName gives the pods a subdomain, and only with a subdomain each pod has a DNS name. Since ' +
    'Kubernetes 1.33 serviceName may be left out, for sets whose pods do not talk to each other. It can be set ' +
    'only when the set is created.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: 'Set serviceName to the headless Service that selects the pods.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (set.serviceName !== undefined || (set.replicas ?? 1) < 2 || isWorkloadPatch(set)) continue;
      const [use] = PeerNames.of(inventory)
        .ofSet(set)
        .filter(({ service }) => inventory.service(service, set) !== undefined);
      const own = inventory.servicesOf(set).find(({ headless }) => headless);
      yield {
        object: set.manifest,
        path: set.spec.serviceName === undefined ? 'spec' : 'spec.serviceName',
        found:
          `${set.replicas} replicas and no serviceName` +
          (use === undefined ? '' : `, although ${nameOf(use.resource)} uses ${quoted(use.name)}`),
        expected:
          own === undefined
            ? 'the name of a headless Service that selects the pods'
            : `${quoted(own.name)}, the headless Service that selects the pods`,
        severity: use === undefined ? 'info' : 'error',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', '')],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web')],
  },
};
