import type { Workload } from '../../manifest/workload';
import { selects } from '../../manifest/selector';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { mayMakePods } from '../../manifest/operators';
import { addToList } from '../../manifest/lists';
import { nameOf } from '../../manifest/names-in-words';

export const svcNamespace: Rule = {
  id: 'svc-namespace',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Create a Service in the namespace of its pods',
  why:
    'A selector matches pods of its own namespace only. This rule has a finding where a workload with the name ' +
    'of the Service and with the selected labels is in another namespace and has no Service there. For a ' +
    'StatefulSet that names the Service, see sts-service-missing.',
  symptom: 'no endpoints: NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Move the Service to the namespace of the pods. Clients in other namespaces use <service>.<namespace>.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    const unmatched = inventory.services.filter(
      (service) =>
        service.namespace !== undefined && service.selector.size > 0 && inventory.selectedBy(service).length === 0,
    );
    if (unmatched.length === 0 || mayMakePods(inventory)) return;
    const byName = new Map<string, Workload[]>();
    for (const workload of inventory.workloads) addToList(byName, workload.name, workload);
    for (const service of unmatched) {
      const names = new Set([service.name, service.name.replace(/-(headless|hl|svc|service|peers)$/, '')]);
      const elsewhere = [...names]
        .flatMap((name) => byName.get(name) ?? [])
        .find(
          (workload) =>
            workload.serviceName !== service.name &&
            selects(service.selector, workload.podLabels) &&
            inventory.servicesOf(workload).length === 0,
        );
      if (elsewhere !== undefined)
        yield {
          object: service.manifest,
          path: 'metadata.namespace',
          found: `${quoted(service.namespace)}; ${nameOf(elsewhere)} is in ${quoted(elsewhere.namespace)}`,
          expected: quoted(elsewhere.namespace),
        };
    }
  },
  examples: {
    bad: [
      sampleHeadlessService({ metadata: { namespace: 'default' } }),
      sampleDeployment({ metadata: { namespace: 'kube-public' } }),
    ],
    good: [
      sampleHeadlessService({ metadata: { namespace: 'kube-public' } }),
      sampleDeployment({ metadata: { namespace: 'kube-public' } }),
    ],
  },
};
