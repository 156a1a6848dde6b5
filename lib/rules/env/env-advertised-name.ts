import { references } from '../../manifest/expansion';
import { fieldPathOf } from '../shared/env/environment';
import type { Container } from '../../manifest/container';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { peerNamesIn } from '../shared/peer/peer-names';

const path = 'spec.template.spec.containers[0].env';
const name = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const client = withField(sampleHeadlessService(), 'metadata.name', 'web-client');

export const envAdvertisedName: Rule = {
  id: 'env-advertised-name',
  severity: 'warning',
  enforcement: 'runtime',
  title: "Write a pod's own name only before the Service that serviceName names",
  why:
    'DNS has a name for a single pod only under the Service that serviceName of its StatefulSet names. Under another ' +
    'Service, and for pods of a Deployment, $(POD_NAME).<service> does not resolve.',
  symptom: "** server can't find web-0.web-client: NXDOMAIN",
  fix: 'Write $(POD_NAME).<serviceName>.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (!['StatefulSet', 'Deployment', 'ReplicaSet', 'DaemonSet'].includes(workload.kind)) continue;
      for (const container of workload.containers)
        for (const { path: at, service, whole } of ownNames(container)) {
          // A name that is no Service of the checked files may be a domain outside of the cluster.
          if (service === workload.serviceName || inventory.service(service, workload) === undefined) continue;
          yield {
            object: workload.manifest,
            path: at,
            found: `${quoted(whole)}, but ${reasonFor(workload)}`,
            expected:
              workload.serviceName === undefined
                ? "the pod's address, from status.podIP"
                : quoted(`$(POD_NAME).${workload.serviceName}`),
            fix:
              workload.serviceName === undefined
                ? "Take the pod's address from status.podIP, or give the pods names with a StatefulSet."
                : `Write $(POD_NAME).${workload.serviceName}.`,
          };
        }
    }
  },
  examples: {
    bad: [
      sampleHeadlessService(),
      client,
      withField(sampleStatefulSet(), path, [name, { name: 'ADVERTISE', value: '$(POD_NAME).web-client' }]),
    ],
    good: [
      sampleHeadlessService(),
      client,
      withField(sampleStatefulSet(), path, [name, { name: 'ADVERTISE', value: '$(POD_NAME).web' }]),
    ],
  },
};

function reasonFor({ kind, serviceName }: Workload): string {
  if (kind !== 'StatefulSet') return `DNS has no name for a single pod of a ${kind}`;
  return serviceName === undefined ? 'serviceName is missing' : `serviceName is ${quoted(serviceName)}`;
}

/** The names in values and arguments that begin with the pod's own name. */
function* ownNames(container: Container) {
  const own = new Set(
    container.env.flatMap(({ name: variable, valueFrom }) =>
      fieldPathOf(valueFrom) === 'metadata.name' ? [variable] : [],
    ),
  );
  if (own.size === 0) return;
  const texts = [
    ...container.env.map(({ path: at, value }) => ({ path: `${at}.value`, text: value ?? '' })),
    ...container.words.map(({ path: at, word }) => ({ path: at, text: word })),
  ];
  for (const { path: at, text } of texts)
    for (const { name: whole, set, service } of peerNamesIn(text)) {
      const [first = ''] = references(whole);
      if (set === undefined && own.has(first) && whole.startsWith(`$(${first}).`)) yield { path: at, service, whole };
    }
}
