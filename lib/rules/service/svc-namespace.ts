import type { Workload } from '../../manifest/workload';
import { selects } from '../../manifest/selector';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { hasPodMakers } from '../shared/pod/pod-makers';

/** A Service in another namespace than its workload. */
export const svcNamespace: Rule = {
  id: 'svc-namespace',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A Service is in the namespace of its pods',
  why: 'A selector never reaches into another namespace. It speaks where a workload of the same name and with the selected labels has another namespace and no Service there; `sts-service-missing` speaks of StatefulSets that name the Service.',
  symptom: 'No endpoints: NXDOMAIN for a headless Service, connection refused for one with a cluster IP',
  fix: 'Move the Service to the namespace of the pods. Clients elsewhere use `<service>.<namespace>`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  *check({ inventory }) {
    const unmatched = inventory.services.filter(
      (service) =>
        service.namespace !== undefined && service.selector.size > 0 && inventory.selectedBy(service).length === 0,
    );
    if (unmatched.length === 0 || hasPodMakers(inventory)) return;
    const byName = new Map<string, Workload[]>();
    for (const workload of inventory.workloads)
      byName.set(workload.name, [...(byName.get(workload.name) ?? []), workload]);
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
          found: `${service.namespace}, while ${elsewhere.kind}/${elsewhere.name} is in ${elsewhere.namespace}`,
          expected: String(elsewhere.namespace),
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
