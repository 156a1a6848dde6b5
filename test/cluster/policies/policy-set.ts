import fc from 'fast-check';
import type { Live } from '../api/api';

/** A pod of a random cluster; the number of the set makes nothing of it, so an address and a name are enough. */
export interface SetPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly address: string;
}

/** One call: between two pods of the set, to a port that the second one declares or does not. */
export interface SetCall {
  readonly from: SetPod;
  readonly to: SetPod;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** A cluster: its namespaces, its pods, and the policies that judge calls between them. */
export interface PolicySet {
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pods: readonly SetPod[];
  readonly policies: readonly Live[];
  readonly calls: readonly SetCall[];
}

/** The ports that every pod declares: three with names, one of them over UDP. */
export const DECLARED = [
  { name: 'http', containerPort: 80, protocol: 'TCP' },
  { name: 'peer', containerPort: 7000, protocol: 'TCP' },
  { name: 'dns', containerPort: 53, protocol: 'UDP' },
] as const;

const NAMESPACES = ['shop', 'data'] as const;
const KEYS = ['app', 'tier'] as const;
const VALUES = ['web', 'db', 'cache'] as const;

const labels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { maxKeys: 2 });
const namespaceLabels = fc.dictionary(fc.constant('team'), fc.constantFrom('a', 'b'), { maxKeys: 1 });

const pod = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  labels,
  address: fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 254 })).map(([c, d]) => `10.0.${c}.${d}`),
    fc.integer({ min: 1, max: 0xffff }).map((last) => `fd00::${last.toString(16)}`),
  ),
});

/** Expressions over the keys of pods, or of namespaces. */
function selector(keys: readonly string[], values: readonly string[]): fc.Arbitrary<Live> {
  const key = fc.constantFrom(...keys);
  const some = fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
  const expression = fc.oneof(
    fc.record({ key, operator: fc.constant('In'), values: some }).map((one) => [one]),
    // Cyclonus wants the key for NotIn, Kubernetes does not: asked for together, both say the same.
    fc
      .record({ key, operator: fc.constant('NotIn'), values: some })
      .map((one) => [{ key: one.key, operator: 'Exists' }, one]),
    fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }).map((one) => [one]),
  );
  return fc.record(
    {
      matchLabels: fc.dictionary(key, fc.constantFrom(...values), { maxKeys: 2 }),
      matchExpressions: fc.array(expression, { maxLength: 2 }).map((all) => all.flat()),
    },
    { requiredKeys: [] },
  );
}

const podSelector = selector(KEYS, VALUES);
const namespaceSelector = fc.oneof(
  selector(['team'], ['a', 'b']),
  fc.constantFrom(...NAMESPACES).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
);

const ipBlock = fc.oneof(
  fc.record(
    {
      cidr: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/22', '10.0.1.0/24', '192.168.0.0/16'),
      except: fc.uniqueArray(fc.constantFrom('10.0.1.0/25', '10.0.2.0/24'), { maxLength: 2 }),
    },
    { requiredKeys: ['cidr'] },
  ),
  fc.record(
    {
      cidr: fc.constantFrom('::/0', 'fd00::/64', 'fd00::/120'),
      except: fc.uniqueArray(fc.constantFrom('fd00::8000/113', 'fd00::10/124'), { maxLength: 1 }),
    },
    { requiredKeys: ['cidr'] },
  ),
);

const peer = fc.oneof(
  { weight: 3, arbitrary: podSelector.map((one) => ({ podSelector: one })) },
  { weight: 2, arbitrary: namespaceSelector.map((one) => ({ namespaceSelector: one })) },
  { weight: 2, arbitrary: fc.record({ podSelector, namespaceSelector }) },
  { weight: 2, arbitrary: ipBlock.map((one) => ({ ipBlock: one })) },
);

const number = fc.constantFrom(53, 80, 7000, 7001, 9999);
const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);
const port = fc.oneof(
  fc.record({ port: number, protocol }),
  fc.record({ port: number }),
  fc.record({ protocol }),
  fc.record({ port: fc.constantFrom('http', 'peer', 'dns', 'nobody'), protocol }),
  fc
    .record({ port: number, protocol, more: fc.integer({ min: 0, max: 3000 }) })
    .map(({ more, ...one }) => ({ ...one, endPort: one.port + more })),
);

function rules(field: 'from' | 'to'): fc.Arbitrary<readonly Live[]> {
  return fc.array(
    fc.record(
      { [field]: fc.array(peer, { maxLength: 3 }), ports: fc.array(port, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  );
}

const policy = fc
  .record({
    namespace: fc.constantFrom(...NAMESPACES),
    podSelector,
    policyTypes: fc.constantFrom<readonly string[]>(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
    ingress: rules('from'),
    egress: rules('to'),
  })
  .map(({ namespace, podSelector: selected, policyTypes, ingress, egress }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'policy', namespace },
    spec: {
      podSelector: selected,
      policyTypes,
      ...(policyTypes.includes('Ingress') && { ingress }),
      ...(policyTypes.includes('Egress') && { egress }),
    },
  }));

/** A random cluster with a handful of pods and policies, and calls between the pods. */
export const policySet: fc.Arbitrary<PolicySet> = fc
  .record({
    teams: fc.tuple(namespaceLabels, namespaceLabels),
    pods: fc.array(pod, { minLength: 2, maxLength: 5 }),
    policies: fc.array(policy, { minLength: 1, maxLength: 4 }),
    calls: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), port: number, protocol }), {
      minLength: 4,
      maxLength: 12,
    }),
  })
  .map(({ teams, pods, policies, calls }) => {
    const named = pods.map((one, index) => ({ ...one, name: `pod-${index}` }));
    const at = (place: number) => named[place % named.length]!;
    return {
      namespaces: Object.fromEntries(
        NAMESPACES.map((name, index) => [name, { ...teams[index], 'kubernetes.io/metadata.name': name }]),
      ),
      pods: named,
      policies: policies.map((one, index) => ({ ...one, metadata: { ...one.metadata, name: `policy-${index}` } })),
      // A pod always reaches itself, whatever policies say.
      calls: calls
        .map(({ from, to, ...rest }) => ({ from: at(from), to: at(from === to ? to + 1 : to), ...rest }))
        .filter(({ from, to }) => from !== to),
    };
  });
