import fc from 'fast-check';
import type { Live } from '../api/api';

type Labels = Readonly<Record<string, string>>;

/** Whom a rule names: pods by their labels, in the namespace of the policy, in every namespace, or in a named one. */
interface RandomPeer {
  readonly pods: Labels | undefined;
  readonly namespaces: 'every' | 'own' | 'elsewhere' | undefined;
}

interface RandomPort {
  readonly port: number | string;
  readonly endPort: number | undefined;
}

/** One entry of `ingress` or `egress`; nothing for its peers or its ports is all of them. */
interface RandomRule {
  readonly peers: readonly RandomPeer[] | undefined;
  readonly ports: readonly RandomPort[] | undefined;
}

/** A NetworkPolicy of a topology's namespace. */
export interface RandomPolicy {
  readonly selector: Labels;
  readonly types: readonly ('Ingress' | 'Egress')[];
  readonly ingress: readonly RandomRule[];
  readonly egress: readonly RandomRule[];
  /** Whether pods may ask the DNS. */
  readonly dns: boolean;
}

// The words of the topologies, so that selectors select and named ports are there.
const value = fc.constantFrom('x', 'y');
const selector = fc.record({ a: value, b: value }, { requiredKeys: [] });

const peer: fc.Arbitrary<RandomPeer> = fc
  .record({
    pods: fc.option(selector, { nil: undefined, freq: 3 }),
    namespaces: fc.constantFrom<RandomPeer['namespaces']>(undefined, undefined, 'every', 'own', 'elsewhere'),
  })
  // A peer that names neither is refused by the API server.
  .filter(({ pods, namespaces }) => pods !== undefined || namespaces !== undefined);

const port: fc.Arbitrary<RandomPort> = fc.oneof(
  fc.record({
    port: fc.constantFrom<number | string>(80, 8080, 9090, 'web', 'grpc', 'raft'),
    endPort: fc.constant(undefined),
  }),
  fc.record({ port: fc.constantFrom(80, 8080), endPort: fc.constantFrom(8080, 9090) }),
);

const some = <T>(one: fc.Arbitrary<T>) => fc.option(fc.array(one, { minLength: 1, maxLength: 2 }), { nil: undefined });
const rules: fc.Arbitrary<RandomRule[]> = fc.array(fc.record({ peers: some(peer), ports: some(port) }), {
  maxLength: 2,
});

const policy: fc.Arbitrary<RandomPolicy> = fc.record({
  selector,
  types: fc.constantFrom<RandomPolicy['types']>(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
  ingress: rules,
  egress: rules,
  dns: fc.constantFrom(true, true, true, false),
});

/** Half of the topologies have none. */
export const policies: fc.Arbitrary<readonly RandomPolicy[]> = fc.oneof(
  fc.constant([]),
  fc.array(policy, { minLength: 1, maxLength: 2 }),
);

/** The manifests of the policies of a namespace. */
export const policyManifests = (all: readonly RandomPolicy[], namespace: string): Live[] =>
  all.map(({ selector, types, ingress, egress, dns }, place) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `policy-${place}`, namespace },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: types,
      ...(types.includes('Ingress') && { ingress: ingress.map((one) => ruleManifest(one, 'from', namespace)) }),
      ...(types.includes('Egress') && {
        egress: [...egress.map((one) => ruleManifest(one, 'to', namespace)), ...(dns ? [DNS] : [])],
      }),
    },
  }));

const DNS = { ports: ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol })) };

const ruleManifest = ({ peers, ports }: RandomRule, field: 'from' | 'to', namespace: string): Live => ({
  [field]: peers?.map((one) => peerManifest(one, namespace)),
  ports: ports?.map((one) => ({ ...one, protocol: 'TCP' })),
});

function peerManifest({ pods, namespaces }: RandomPeer, namespace: string): Live {
  const named = { own: namespace, elsewhere: 'elsewhere', every: undefined };
  const name = namespaces && named[namespaces];
  const matchLabels = name === undefined ? {} : { 'kubernetes.io/metadata.name': name };
  return {
    podSelector: pods && { matchLabels: pods },
    namespaceSelector: namespaces && { matchLabels },
  };
}
