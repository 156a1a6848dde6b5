import { addToList } from '../manifest/lists';
import type { Inventory } from '../manifest/inventory';
import { integer, labels, list, mapping, text } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';
import { labelSelectorMatches } from '../manifest/selector';
import type { Workload } from '../manifest/workload';
import type { Outcome } from './connection';

/** One side of a connection, as policies see it. */
export interface PolicySide {
  readonly workload: Workload;
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  /** The numbers of the named ports of its containers. */
  portNumber(name: string, protocol: string): number | undefined;
}

/** The port that packets carry, after a Service translated it. */
export interface PolicyTraffic {
  /** `undefined` where it is unknown. */
  readonly port: number | undefined;
  readonly protocol: string;
}

export type Direction = 'Ingress' | 'Egress';

interface Policy {
  readonly resource: Resource;
  readonly namespace: string;
  readonly directions: ReadonlySet<Direction>;
  readonly podSelector: unknown;
}

/** What all policies that select one side say of a connection, and which of them isolate it. */
export interface PolicyVerdict {
  readonly outcome: Outcome;
  readonly direction: Direction;
  readonly isolating: readonly Resource[];
}

/** The NetworkPolicies of a run. What no policy selects is open; what one selects, needs a rule that allows it. */
export class NetworkPolicies {
  readonly #byNamespace = new Map<string, Policy[]>();
  readonly #namespaceLabels = new Map<string, ReadonlyMap<string, string>>();
  readonly #selecting = new Map<string, readonly Policy[]>();

  public constructor(inventory: Inventory, namespaceOf: (resource: Resource) => string) {
    for (const resource of inventory.ofKind('NetworkPolicy')) {
      if (resource.group !== 'networking.k8s.io') continue;
      const namespace = namespaceOf(resource);
      const policy = {
        resource,
        namespace,
        directions: directionsOf(resource),
        podSelector: resource.spec.podSelector ?? {},
      };
      addToList(this.#byNamespace, namespace, policy);
    }
    for (const namespace of inventory.ofKind('Namespace'))
      if (namespace.group === '') this.#namespaceLabels.set(namespace.name, namespace.labels);
  }

  /** Whether packets leave the one side and enter the other. */
  public between(from: PolicySide, to: PolicySide, traffic: PolicyTraffic): readonly PolicyVerdict[] {
    return [this.#judge('Egress', from, to, traffic), this.#judge('Ingress', to, from, traffic)];
  }

  /** Whether a pod may ask the cluster's DNS: at port 53, over UDP or TCP, of somebody in the system's namespace. */
  public dnsAllowed(from: PolicySide): PolicyVerdict {
    const isolating = this.#policies(from).filter(({ directions }) => directions.has('Egress'));
    const resources = isolating.map(({ resource }) => resource);
    if (isolating.length === 0) return { outcome: 'works', direction: 'Egress', isolating: [] };
    const rules = isolating.flatMap(({ resource }) => list(resource.spec.egress).map((rule) => mapping(rule) ?? {}));
    const open = rules.filter((rule) => list(rule.ports).length === 0 || list(rule.ports).some(mayBeDns));
    const certain = open.some((rule) => list(rule.to).length === 0);
    const possible = open.some((rule) => list(rule.to).some((peer) => mayHoldDns(mapping(peer) ?? {})));
    return { outcome: certain ? 'works' : possible ? 'unknown' : 'fails', direction: 'Egress', isolating: resources };
  }

  #judge(direction: Direction, side: PolicySide, other: PolicySide, traffic: PolicyTraffic): PolicyVerdict {
    const isolating = this.#policies(side).filter(({ directions }) => directions.has(direction));
    const resources = isolating.map(({ resource }) => resource);
    if (isolating.length === 0) return { outcome: 'works', direction, isolating: [] };
    const to = direction === 'Egress' ? other : side;
    let outcome: Outcome = 'fails';
    for (const { resource, namespace } of isolating)
      for (const rule of list(resource.spec[direction === 'Egress' ? 'egress' : 'ingress'])) {
        const fields = mapping(rule) ?? {};
        const peers = this.#peersAllow(list(fields[direction === 'Egress' ? 'to' : 'from']), other, namespace);
        const ports = portsAllow(list(fields.ports), to, traffic);
        const both = least(peers, ports);
        if (both === 'works') return { outcome: 'works', direction, isolating: resources };
        if (both === 'unknown') outcome = 'unknown';
      }
    return { outcome, direction, isolating: resources };
  }

  #peersAllow(peers: readonly unknown[], other: PolicySide, policyNamespace: string): Outcome {
    // No peers at all: everybody.
    if (peers.length === 0) return 'works';
    return most(peers.map((peer) => this.#peerAllows(mapping(peer) ?? {}, other, policyNamespace)));
  }

  #peerAllows(peer: Record<string, unknown>, other: PolicySide, policyNamespace: string): Outcome {
    const { podSelector, namespaceSelector, ipBlock } = peer;
    // Which address a pod gets only the cluster knows, but a block of all addresses holds it.
    if (ipBlock !== undefined && ipBlock !== null) return blockAllows(mapping(ipBlock) ?? {});
    if (podSelector === undefined && namespaceSelector === undefined) return 'fails';
    const namespace =
      namespaceSelector === undefined || namespaceSelector === null
        ? other.namespace === policyNamespace
          ? 'works'
          : 'fails'
        : this.#namespaceAllows(namespaceSelector, other.namespace);
    const pods =
      podSelector === undefined || podSelector === null || labelSelectorMatches(podSelector, other.labels)
        ? 'works'
        : 'fails';
    return least(namespace, pods);
  }

  #namespaceAllows(selector: unknown, namespace: string): Outcome {
    const known = this.#namespaceLabels.get(namespace);
    const all = new Map(known).set('kubernetes.io/metadata.name', namespace);
    if (labelSelectorMatches(selector, all)) return 'works';
    if (known !== undefined) return 'fails';
    // The namespace is not in the run: its labels are unknown, but for the one that the API server sets.
    const own = mapping(mapping(selector)?.matchLabels)?.['kubernetes.io/metadata.name'];
    return own !== undefined && own !== namespace ? 'fails' : 'unknown';
  }

  #policies(side: PolicySide): readonly Policy[] {
    const key = `${side.namespace} ${[...side.labels].map((pair) => pair.join('=')).join(',')}`;
    const known = this.#selecting.get(key);
    if (known !== undefined) return known;
    const found = (this.#byNamespace.get(side.namespace) ?? []).filter(({ podSelector }) =>
      labelSelectorMatches(podSelector, side.labels),
    );
    this.#selecting.set(key, found);
    return found;
  }
}

function directionsOf({ spec }: Resource): ReadonlySet<Direction> {
  const types = list(spec.policyTypes).filter((type): type is Direction => type === 'Ingress' || type === 'Egress');
  if (types.length > 0) return new Set(types);
  return new Set(list(spec.egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);
}

/** Whether a rule lets a port of the pod that is dialled through. No ports at all: every port. */
function portsAllow(ports: readonly unknown[], to: PolicySide, { port, protocol }: PolicyTraffic): Outcome {
  if (ports.length === 0) return 'works';
  return most(
    ports.map((entry): Outcome => {
      const fields = mapping(entry) ?? {};
      if ((text(fields.protocol) ?? 'TCP') !== protocol) return 'fails';
      if (fields.port === undefined || fields.port === null) return 'works';
      const name = text(fields.port);
      const number = name === undefined ? integer(fields.port) : to.portNumber(name, protocol);
      if (name !== undefined && number === undefined) return 'fails';
      if (port === undefined || number === undefined) return 'unknown';
      const end = integer(fields.endPort);
      return end === undefined ? outcome(port === number) : outcome(number <= port && port <= end);
    }),
  );
}

function blockAllows({ cidr, except }: Record<string, unknown>): Outcome {
  const all = cidr === '0.0.0.0/0' || cidr === '::/0';
  return all && list(except).length === 0 ? 'works' : 'unknown';
}

function mayBeDns(entry: unknown): boolean {
  const { port, endPort } = mapping(entry) ?? {};
  const number = integer(port);
  if (number === undefined) return port === undefined || port === null || /dns/.test(text(port) ?? '');
  const end = integer(endPort) ?? number;
  // On OpenShift the pods of DNS listen on 5353.
  return [53, 5353].some((dns) => number <= dns && dns <= end);
}

function mayHoldDns({ podSelector, namespaceSelector, ipBlock }: Record<string, unknown>): boolean {
  if (ipBlock !== undefined || namespaceSelector !== undefined) return true;
  return [...labels(mapping(podSelector)?.matchLabels).values()].some((value) => /dns/.test(value));
}

function outcome(allowed: boolean): Outcome {
  return allowed ? 'works' : 'fails';
}

/** The worst of two: what must both hold. */
function least(left: Outcome, right: Outcome): Outcome {
  if (left === 'fails' || right === 'fails') return 'fails';
  return left === 'unknown' || right === 'unknown' ? 'unknown' : 'works';
}

/** The best of several: where one is enough. */
function most(all: readonly Outcome[]): Outcome {
  if (all.includes('works')) return 'works';
  return all.includes('unknown') ? 'unknown' : 'fails';
}
