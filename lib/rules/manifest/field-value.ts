import type { Inventory } from '../../manifest/inventory';
import { list, text, type Manifest } from '../../manifest/manifest';
import { sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { shown } from '../shown';
import { isPlaceholder } from '../partial-manifest';

/** A field that takes one of a few words, as some object writes it. */
interface Choice {
  readonly object: Manifest;
  readonly path: string;
  readonly value: unknown;
  readonly words: readonly string[];
}

const SERVICE: Readonly<Record<string, readonly string[]>> = {
  type: ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  sessionAffinity: ['ClientIP', 'None'],
  internalTrafficPolicy: ['Cluster', 'Local'],
  externalTrafficPolicy: ['Cluster', 'Local'],
};
const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];
const POLICY_TYPES = ['Ingress', 'Egress'];

export const fieldValue: Rule = {
  id: 'field-value',
  severity: 'error',
  enforcement: 'api',
  title: 'A field that takes one of a few words has one of them',
  why:
    'The words are written as the API writes them, capitals included. In the pods of a StatefulSet, servers before 1.34 ' +
    'find a wrong one only when the pods are made.',
  symptom:
    'spec.type: Unsupported value: "clusterip": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
  fix: 'Write one of the words that are supported.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  outranks: ['svc-headless-itp'],
  *check({ inventory }) {
    for (const { object, path, value, words } of choices(inventory)) {
      const word = text(value) ?? '';
      if (word === '' || words.includes(word) || isPlaceholder(word)) continue;
      const near = words.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
      yield { object, path, found: shown(word), expected: near ?? words.join(', ') };
    }
  },
  examples: { bad: [service('clusterip')], good: [service('ClusterIP')] },
};

function* choices(inventory: Inventory): Iterable<Choice> {
  for (const { manifest: object, spec } of inventory.services)
    for (const [field, words] of Object.entries(SERVICE))
      yield { object, path: `spec.${field}`, value: spec[field], words };
  for (const { manifest: object, podSpec, podSpecPath } of inventory.workloads)
    yield { object, path: `${podSpecPath}.dnsPolicy`, value: podSpec.dnsPolicy, words: DNS_POLICIES };
  for (const { manifest: object, spec, group } of inventory.ofKind('NetworkPolicy'))
    if (group === 'networking.k8s.io')
      for (const [index, value] of list(spec.policyTypes).entries())
        yield { object, path: `spec.policyTypes[${index}]`, value, words: POLICY_TYPES };
}

function service(type: string): Manifest {
  const headless = sampleHeadlessService({ spec: { ports: [{ name: 'http', port: 80 }] } });
  return { ...headless, spec: { ...(headless.spec as Manifest), type } };
}
