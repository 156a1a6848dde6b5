import { references } from '../../manifest/expansion';
import { fieldPathOf } from '../shared/env/environment';
import type { Container } from '../../manifest/container';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, RuleFinding } from '../rule';
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
    'Service, and for pods of a Deployment, $(POD_NAME).<service> does not resolve. $(POD_NAME) alone resolves in the pod ' +
    'itself, from /etc/hosts, and in no other.',
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
          yield { ...repair(workload), path: at, found: `${quoted(whole)}, but ${reasonFor(workload)}` };
        }
      // A search list or an entry in /etc/hosts of the other pods may have the name, and a single pod has no others.
      if (workload.replicas === 1) continue;
      if (workload.podSpec.dnsConfig !== undefined || workload.podSpec.hostAliases !== undefined) continue;
      for (const container of workload.containers)
        for (const { path: at, whole } of bareNames(container))
          yield { ...repair(workload), path: at, found: `${quoted(whole)}, a name that only the pod itself resolves` };
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

/** The name that other pods resolve. */
function repair({ manifest: object, serviceName }: Workload): Pick<RuleFinding, 'object' | 'expected' | 'fix'> {
  return serviceName === undefined
    ? {
        object,
        expected: "the pod's address, from status.podIP",
        fix: "Take the pod's address from status.podIP, or give the pods names with a StatefulSet.",
      }
    : {
        object,
        expected: quoted(`$(POD_NAME).${serviceName}`),
        fix: `Write $(POD_NAME).${serviceName}.`,
      };
}

function reasonFor({ kind, serviceName }: Workload): string {
  if (kind !== 'StatefulSet') return `DNS has no name for a single pod of a ${kind}`;
  return serviceName === undefined ? 'serviceName is missing' : `serviceName is ${quoted(serviceName)}`;
}

/** What a variable or a flag is called that tells others where this pod is. */
const TOLD_TO_OTHERS =
  /advertis|announce|node.?name|(?:peer|public|cluster).?(?:addr|url|host|listen)|initial.?cluster/i;

/** The pod's own name alone, as the host of an address that others get. */
function* bareNames(container: Container) {
  const own = variablesOfName(container);
  if (own.size === 0) return;
  for (const { path: at, label, text } of textsOf(container))
    if (TOLD_TO_OTHERS.test(label))
      for (const [whole, before, variable = '', port] of text.matchAll(OWN_HOST))
        if (own.has(variable) && (before !== undefined || port !== undefined)) yield { path: at, whole };
}

/** `://$(POD_NAME)`, `rabbit@$(POD_NAME)`, `$(POD_NAME):9092`; not `$(POD_NAME).web` and not the name alone. */
const OWN_HOST = /(\w+:\/\/|[\w-]+@)?(?<![\w.$-])\$\(([\w.-]+)\)(:[\w$(]+\)?)?(?![\w.:$-])/g;

/** The variables that hold the name of the pod. */
function variablesOfName({ env }: Container): ReadonlySet<string> {
  return new Set(
    env.flatMap(({ name: variable, valueFrom }) => (fieldPathOf(valueFrom) === 'metadata.name' ? [variable] : [])),
  );
}

/** Values of variables under their names, and words of the command line under the flag that they belong to. */
function textsOf({ env, words }: Container) {
  return [
    ...env.map(({ path: at, name: label, value }) => ({ path: `${at}.value`, label, text: value ?? '' })),
    ...words.map(({ path: at, word }, index) => ({
      path: at,
      label: word.startsWith('-') ? word : (words[index - 1]?.word ?? ''),
      text: word,
    })),
  ];
}

/** The names in values and arguments that begin with the pod's own name. */
function* ownNames(container: Container) {
  const own = variablesOfName(container);
  if (own.size === 0) return;
  for (const { path: at, text } of textsOf(container))
    for (const { name: whole, set, service } of peerNamesIn(text)) {
      const [first = ''] = references(whole);
      if (set === undefined && own.has(first) && whole.startsWith(`$(${first}).`)) yield { path: at, service, whole };
    }
}
