import { PER_POD_LABELS } from '../kubernetes/controller-labels';
import { integer, labels, list, mapping, text, type Manifest } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';

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
  public readonly podSelector: Manifest;
  readonly #directions: ReadonlySet<Direction>;

  public constructor(public readonly resource: Resource) {
    this.ingress = rules(resource.spec, 'ingress', 'from');
    this.egress = rules(resource.spec, 'egress', 'to');
    this.podSelector = mapping(resource.spec.podSelector) ?? {};
    const types = list(resource.spec.policyTypes).filter(
      (type): type is Direction => type === 'Ingress' || type === 'Egress',
    );
    // An empty list is as good as none: the API server fills in what the rules show.
    this.#directions = new Set(types.length > 0 ? types : this.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);
  }

  /** Whether it isolates its pods in that direction, so that only what some policy allows gets through. */
  public isolates(direction: Direction): boolean {
    return this.#directions.has(direction);
  }

  public rules(direction: Direction): readonly PolicyRule[] {
    return direction === 'Ingress' ? this.ingress : this.egress;
  }

  /** Whether one of its selectors tells the pods of one set apart. */
  public get tellsPodsApart(): boolean {
    const selectors = [this.podSelector, ...[...this.ingress, ...this.egress].flatMap(({ peers }) => peers)].map(
      (one) => ('podSelector' in one ? one.podSelector : one),
    );
    return selectors.some((selector) => keysOf(selector).some((key) => PER_POD_LABELS.has(key)));
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

function keysOf(selector: unknown): readonly string[] {
  const { matchLabels, matchExpressions } = mapping(selector) ?? {};
  return [
    ...labels(matchLabels).keys(),
    ...list(matchExpressions).flatMap((expression) => text(mapping(expression)?.key) ?? []),
  ];
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
