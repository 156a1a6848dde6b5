import { integer, labels, list, mapping, text, type Manifest } from '../../../manifest/manifest';
import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import { labelSelectorMatches } from '../../../manifest/selector';
import type { Workload } from '../../../manifest/workload';

/** A way that a policy judges. */
export type Direction = 'Ingress' | 'Egress';

/** One entry of a rule's `from` or `to`. */
export interface PolicyPeer {
  readonly path: string;
  readonly podSelector: Manifest | undefined;
  readonly namespaceSelector: Manifest | undefined;
  readonly ipBlock: Manifest | undefined;
}

/** One entry of a rule's `ports`. */
export interface PolicyPort {
  readonly path: string;
  /** A number, a name, or `undefined`: all ports. */
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
  readonly protocol: string;
  readonly fields: Manifest;
}

/** One entry of `ingress` or `egress`. Without peers it means everyone, without ports every port. */
export interface PolicyRule {
  readonly path: string;
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

/** A NetworkPolicy of `networking.k8s.io`. */
export class Policy {
  public readonly ingress: readonly PolicyRule[];
  public readonly egress: readonly PolicyRule[];

  public constructor(public readonly resource: Resource) {
    this.ingress = rules(resource.spec, 'ingress', 'from');
    this.egress = rules(resource.spec, 'egress', 'to');
  }

  /** Whether it isolates its pods in that direction, so that only what some policy allows gets through. */
  public isolates(direction: Direction): boolean {
    const { policyTypes } = this.resource.spec;
    if (Array.isArray(policyTypes)) return policyTypes.includes(direction);
    return direction === 'Ingress' || this.egress.length > 0;
  }

  public rules(direction: Direction): readonly PolicyRule[] {
    return direction === 'Ingress' ? this.ingress : this.egress;
  }
}

const known = new WeakMap<Inventory, Policies>();

/** All NetworkPolicies in sight, and which workloads they select. */
export class Policies {
  public readonly all: readonly Policy[];
  readonly #byLabel = new Map<string, Workload[]>();
  readonly #of = new Map<Workload, Policy[]>();
  readonly #selected = new Map<Policy, Workload[]>();

  /** Read once a run. */
  public static of(inventory: Inventory): Policies {
    let policies = known.get(inventory);
    if (policies === undefined) known.set(inventory, (policies = new Policies(inventory)));
    return policies;
  }

  private constructor(private readonly inventory: Inventory) {
    this.all = inventory
      .ofKind('NetworkPolicy')
      .filter(({ group }) => group === 'networking.k8s.io')
      .map((resource) => new Policy(resource));
    if (this.all.length === 0) return;
    for (const workload of inventory.workloads)
      for (const [key, value] of workload.podLabels) append(this.#byLabel, `${key}=${value}`, workload);
    for (const policy of this.all)
      for (const workload of this.matching(policy.resource.spec.podSelector ?? {}, policy.resource)) {
        append(this.#of, workload, policy);
        append(this.#selected, policy, workload);
      }
  }

  /** The workloads whose pods a label selector matches, and that can share the namespace of `beside`. */
  public matching(selector: unknown, beside: Resource): readonly Workload[] {
    const [first] = labels(mapping(selector)?.matchLabels);
    const candidates = first === undefined ? this.inventory.workloads : (this.#byLabel.get(first.join('=')) ?? []);
    return candidates.filter(
      (workload) => beside.mayShareNamespace(workload) && labelSelectorMatches(selector, workload.podLabels),
    );
  }

  /** The policies that select the pods of a workload. */
  public selecting(workload: Workload): readonly Policy[] {
    return this.#of.get(workload) ?? [];
  }

  /** The workloads in sight whose pods a policy selects. */
  public selectedBy(policy: Policy): readonly Workload[] {
    return this.#selected.get(policy) ?? [];
  }
}

/** Whether a rule's ports let a numbered port through, by its number or by no limit. */
export function letsPortThrough({ ports }: PolicyRule, number: number, protocol: string): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ port, endPort, protocol: allowed }) => {
    if (allowed !== protocol) return false;
    if (port === undefined || typeof port === 'string') return port === undefined;
    return endPort === undefined ? port === number : port <= number && number <= endPort;
  });
}

function rules(spec: Manifest, field: string, peerField: string): readonly PolicyRule[] {
  return list(spec[field]).map((entry, index) => {
    const path = `spec.${field}[${index}]`;
    const fields = mapping(entry) ?? {};
    return {
      path,
      peers: list(fields[peerField]).map((peer, at) => {
        const { podSelector, namespaceSelector, ipBlock } = mapping(peer) ?? {};
        return {
          path: `${path}.${peerField}[${at}]`,
          podSelector: mapping(podSelector),
          namespaceSelector: mapping(namespaceSelector),
          ipBlock: mapping(ipBlock),
        };
      }),
      ports: list(fields.ports).map((port, at) => {
        const entryFields = mapping(port) ?? {};
        return {
          path: `${path}.ports[${at}]`,
          port: integer(entryFields.port) ?? text(entryFields.port),
          endPort: integer(entryFields.endPort),
          protocol: text(entryFields.protocol) ?? 'TCP',
          fields: entryFields,
        };
      }),
    };
  });
}

function append<K, T>(lists: Map<K, T[]>, key: K, entry: T): void {
  const there = lists.get(key);
  if (there === undefined) lists.set(key, [entry]);
  else there.push(entry);
}
