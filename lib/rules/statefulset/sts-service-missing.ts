import { closest, distance } from 'fastest-levenshtein';
import { selects } from '../../manifest/selector';
import { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { quoted } from '../../kubernetes/quoted';
import { PeerNames, type PeerName } from '../shared/peer/peer-names';
import { governingService, statefulSets } from '../shared/statefulset/stateful-sets';
import { nameOf } from '../../manifest/names-in-words';

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
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const { serviceName } = set;
      if (serviceName === undefined || isPlaceholder(serviceName) || governingService(inventory, set) !== undefined)
        continue;
      const [use] = PeerNames.of(inventory).of(set, serviceName);
      const services = inventory.servicesOf(set);
      const meant = headlessNear(serviceName, services);
      const elsewhere = inventory.anywhere('Service', serviceName).filter((one) => one instanceof Service);
      // A Service with pods of its own is another one of that name.
      const moved = elsewhere.find(
        (service) => selects(service.selector, set.podLabels) && inventory.selectedBy(service).length === 0,
      );
      yield {
        object: set.manifest,
        path: 'spec.serviceName',
        found: `${quoted(serviceName)}, and no Service of that name is in ${placeOf(set)}${namespacesOf(elsewhere)}${usedBy(use)}`,
        expected:
          moved !== undefined
            ? `the Service in the namespace of the pods: ${quoted(set.namespace)}`
            : meant !== undefined
              ? `${quoted(meant.name)}, which selects the pods`
              : 'the name of a headless Service that selects the pods' + othersOf(services),
        // Where no Service in the checked files selects the pods, the Services may be in other files.
        severity:
          use !== undefined || meant !== undefined || moved !== undefined
            ? 'error'
            : services.length > 0
              ? 'warning'
              : 'info',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web-headless')],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.serviceName', 'web')],
  },
};

/** The headless Service of the pods that is meant: the only one, or the one whose name is near. */
function headlessNear(serviceName: string, services: readonly Service[]): Service | undefined {
  const own = services.filter(({ headless }) => headless);
  if (own.length <= 1) return own[0];
  const near = closest(
    serviceName,
    own.map(({ name }) => name),
  );
  return distance(near, serviceName) <= near.length / 2 ? own.find(({ name }) => name === near) : undefined;
}

function placeOf({ namespace }: Workload): string {
  return namespace === undefined ? 'the checked files' : `the namespace ${quoted(namespace)} of the checked files`;
}

function namespacesOf(services: readonly Service[]): string {
  const namespaces = services.map(({ namespace }) => quoted(namespace)).join(', ');
  return services.length === 0 ? '' : `; one is in the namespace ${namespaces}, and names of pods stay in their own`;
}

function usedBy(use: PeerName | undefined): string {
  return use === undefined ? '' : `, although ${nameOf(use.resource)} uses ${quoted(use.name)}`;
}

function othersOf(services: readonly Service[]): string {
  const [first] = services;
  return first === undefined || services.some(({ headless }) => headless)
    ? ''
    : `; ${nameOf(first)} selects them and is not headless`;
}
