import { references } from '../../manifest/expansion';
import { fieldPathOf } from '../shared/env/environment';
import type { Container } from '../../manifest/container';
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
  title: "A pod's own name stands before the Service that its StatefulSet names",
  why:
    'A pod has a name of its own under one Service only: the one that serviceName names. Before another Service, and for ' +
    'pods of a Deployment, $(POD_NAME).<service> does not exist.',
  symptom: "** server can't find web-0.web-client: NXDOMAIN",
  fix: 'Write $(POD_NAME).<serviceName>.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (!['StatefulSet', 'Deployment', 'ReplicaSet', 'DaemonSet'].includes(workload.kind)) continue;
      for (const container of workload.containers)
        for (const { path: at, service, whole } of ownNames(container)) {
          // What names no Service in sight may be a domain outside the cluster.
          if (service === workload.serviceName || inventory.service(service, workload) === undefined) continue;
          yield {
            object: workload.manifest,
            path: at,
            found: `${whole}, and ${workload.kind === 'StatefulSet' ? `serviceName is ${workload.serviceName ?? 'missing'}` : `a pod of a ${workload.kind} has no name of its own`}`,
            expected: workload.serviceName === undefined ? "the pod's address" : `$(POD_NAME).${workload.serviceName}`,
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

/** The names that begin with the pod's own, in values and arguments. */
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
