import { BlockList } from 'node:net';
import type { Inventory } from '../manifest/inventory';
import { addToList } from '../manifest/lists';
import { labels, list, mapping, text, type Manifest } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';
import { labelSelectorMatches } from '../manifest/selector';
import type { Workload } from '../manifest/workload';
import type { Outcome } from './connection';
import { letsDnsThrough, mayHoldDns } from './dns-egress';
import { Policy, type Direction, type PolicyPeer, type PolicyRule } from './policy';
import { best, worst } from './outcomes';

/** One pod, as policies see it. */
export interface PolicyPod {
  readonly id: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** One side of a connection, as policies see it. */
export interface PolicySide {
  readonly workload: Workload;
  readonly namespace: string;
  /** The labels that all its pods have. */
  readonly labels: ReadonlyMap<string, string>;
  /** The pods with the labels of their own, as far as the manifests fix them. */
  readonly pods: readonly PolicyPod[];
  /** The addresses of its pods, where the objects were read from a cluster; empty where only the cluster knows them. */
  readonly addresses: readonly string[];
  /** The numbers of the named ports of its containers. */
  portNumber(name: string, protocol: string): number | undefined;
}

/** Somebody outside of the cluster's pods, of whom only the addresses are known: no selector has them, a block can. */
export type Outsider = Pick<PolicySide, 'addresses'>;

/** The port that packets carry, after a Service translated it. */
export interface PolicyTraffic {
  /** `undefined` where it is unknown. */
  readonly port: number | undefined;
  readonly protocol: string;
}

/** What all policies that select one side say of a connection, and which of them isolate it. */
export interface PolicyVerdict {
  readonly outcome: Outcome;
  readonly direction: Direction;
  readonly isolating: readonly Resource[];
  /** The pods that are parted, where the policies tell the pods of a set apart. */
  readonly pods?: { readonly from: string; readonly to: string };
}

/** The NetworkPolicies of a run. What no policy selects is open; what one selects, needs a rule that allows it. */
export class NetworkPolicies {
  public readonly all: readonly Policy[];
  /** The policies of a namespace by the first label that they ask for; those that ask for none stand under the namespace. */
  readonly #byLabel = new Map<string, Policy[]>();
  readonly #namespaceLabels = new Map<string, ReadonlyMap<string, string>>();
  readonly #selecting = new Map<ReadonlyMap<string, string>, readonly Policy[]>();
  readonly #selectedBy = new Map<Policy, readonly Workload[]>();
  readonly #tellsPodsApart: boolean;
  #byWorkload: ReadonlyMap<Workload, readonly Policy[]> | undefined;

  public constructor(
    private readonly inventory: Inventory,
    namespaceOf: (resource: Resource) => string,
  ) {
    this.all = inventory
      .ofKind('NetworkPolicy')
      .filter(({ group }) => group === 'networking.k8s.io')
      .map((resource) => new Policy(resource));
    for (const policy of this.all) {
      const [first] = labels(policy.podSelector.matchLabels);
      addToList(this.#byLabel, keyOf(namespaceOf(policy.resource), first), policy);
    }
    for (const namespace of inventory.ofKind('Namespace'))
      if (namespace.group === '') this.#namespaceLabels.set(namespace.name, namespace.labels);
    this.#tellsPodsApart = this.all.some(({ tellsPodsApart }) => tellsPodsApart);
  }

  /** Whether packets leave the one side and enter the other. */
  public between(from: PolicySide, to: PolicySide, traffic: PolicyTraffic): readonly PolicyVerdict[] {
    if (this.all.length === 0) return [];
    if (!this.#tellsPodsApart || from.pods.length + to.pods.length === 0)
      return [this.#judge('Egress', from, to, traffic), this.#judge('Ingress', to, from, traffic)];
    // The worst pair of pods: a group needs all of them.
    const pairs = some(from.pods).flatMap((one) =>
      some(to.pods).flatMap((other) => (one.id === other.id ? [] : [[one, other] as const])),
    );
    if (pairs.length === 0) return this.between({ ...from, pods: [] }, { ...to, pods: [] }, traffic);
    const verdicts = pairs.map(([one, other]) => {
      const [client, server] = [
        { ...from, labels: one.labels },
        { ...to, labels: other.labels },
      ];
      const pods = { from: one.id, to: other.id };
      return [
        { ...this.#judge('Egress', client, server, traffic), pods },
        { ...this.#judge('Ingress', server, client, traffic), pods },
      ];
    });
    const outcome = worst(verdicts.flat().map((one) => one.outcome));
    return verdicts.find((pair) => pair.some((one) => one.outcome === outcome)) ?? [];
  }

  /** Whether packets leave a pod for addresses that are none of pods. */
  public leaves(from: PolicySide, to: Outsider, traffic: PolicyTraffic): PolicyVerdict {
    return this.#judge('Egress', from, to, traffic);
  }

  /** Whether a pod may ask the cluster's DNS: at port 53, over UDP or TCP, of somebody who may be DNS. */
  public dnsAllowed(from: PolicySide): PolicyVerdict {
    const isolating = this.#policies(from).filter((policy) => policy.isolates('Egress'));
    const resources = isolating.map(({ resource }) => resource);
    if (isolating.length === 0) return { outcome: 'works', direction: 'Egress', isolating: [] };
    const open = isolating.flatMap(({ egress }) =>
      egress.filter((rule) => letsDnsThrough(rule, 'UDP') || letsDnsThrough(rule, 'TCP')),
    );
    const certain = open.some(({ peers }) => peers.length === 0);
    const possible = from.namespace === 'kube-system' || open.some(({ peers }) => peers.some(mayHoldDns));
    return { outcome: certain ? 'works' : possible ? 'unknown' : 'fails', direction: 'Egress', isolating: resources };
  }

  /** The policies that select the pods of a workload; an object without a namespace can be in any. */
  public selecting(workload: Workload): readonly Policy[] {
    return (this.#byWorkload ??= this.#turnedRound()).get(workload) ?? [];
  }

  /** The workloads of the run whose pods a policy selects. */
  public selectedBy(policy: Policy): readonly Workload[] {
    const known = this.#selectedBy.get(policy);
    if (known !== undefined) return known;
    const found = this.inventory.matching(policy.podSelector, policy.resource);
    this.#selectedBy.set(policy, found);
    return found;
  }

  #turnedRound(): ReadonlyMap<Workload, readonly Policy[]> {
    const byWorkload = new Map<Workload, Policy[]>();
    for (const policy of this.all)
      for (const workload of this.selectedBy(policy)) addToList(byWorkload, workload, policy);
    return byWorkload;
  }

  #judge(direction: Direction, side: PolicySide, other: PolicySide | Outsider, traffic: PolicyTraffic): PolicyVerdict {
    const isolating = this.#policies(side).filter((policy) => policy.isolates(direction));
    if (isolating.length === 0) return { outcome: 'works', direction, isolating: [] };
    const to = direction === 'Egress' ? other : side;
    const outcome = best(
      isolating.flatMap((policy) =>
        policy
          .rules(direction)
          .map((rule) =>
            worst([
              this.#peersAllow(rule, other, policy.resource.namespace ?? side.namespace),
              portsAllow(rule, to, traffic),
            ]),
          ),
      ),
    );
    return { outcome, direction, isolating: isolating.map(({ resource }) => resource) };
  }

  #peersAllow({ peers }: PolicyRule, other: PolicySide | Outsider, policyNamespace: string): Outcome {
    // No peers at all: everybody.
    if (peers.length === 0) return 'works';
    return best(peers.map((peer) => this.#peerAllows(peer, other, policyNamespace)));
  }

  #peerAllows(
    { podSelector, namespaceSelector, ipBlock }: PolicyPeer,
    other: PolicySide | Outsider,
    here: string,
  ): Outcome {
    if (ipBlock !== undefined) return blockAllows(ipBlock, other.addresses);
    if (!('labels' in other) || (podSelector === undefined && namespaceSelector === undefined)) return 'fails';
    const namespace =
      namespaceSelector === undefined
        ? outcome(other.namespace === here)
        : this.#namespaceAllows(namespaceSelector, other.namespace);
    return worst([namespace, outcome(podSelector === undefined || labelSelectorMatches(podSelector, other.labels))]);
  }

  #namespaceAllows(selector: Manifest, namespace: string): Outcome {
    const known = this.#namespaceLabels.get(namespace);
    const all = new Map(known).set('kubernetes.io/metadata.name', namespace);
    if (labelSelectorMatches(selector, all)) return 'works';
    if (known !== undefined) return 'fails';
    // The namespace is not in the run: its labels are unknown, but for the one that the API server sets.
    const own = mapping(selector.matchLabels)?.['kubernetes.io/metadata.name'];
    return own !== undefined && own !== namespace ? 'fails' : 'unknown';
  }

  /** The policies that select a side. */
  #policies({ namespace, labels: own }: PolicySide): readonly Policy[] {
    if (this.all.length === 0) return [];
    const known = this.#selecting.get(own);
    if (known !== undefined) return known;
    const candidates = [undefined, ...own].flatMap((pair) => this.#byLabel.get(keyOf(namespace, pair)) ?? []);
    const found = candidates.filter(({ podSelector }) => labelSelectorMatches(podSelector, own));
    this.#selecting.set(own, found);
    return found;
  }
}

/** The most pods of a set that are looked at one by one: the first ones, and the last. */
const MOST_PODS = 8;

function some(pods: readonly PolicyPod[]): readonly PolicyPod[] {
  return pods.length <= MOST_PODS ? pods : [...pods.slice(0, MOST_PODS - 1), ...pods.slice(-1)];
}

function keyOf(namespace: string, pair: readonly [string, string] | undefined): string {
  return pair === undefined ? namespace : `${namespace} ${pair[0]}=${pair[1]}`;
}

/** Whether a rule lets a port of the pod that is dialled through. No ports at all: every port. */
function portsAllow({ ports }: PolicyRule, to: PolicySide | Outsider, { port, protocol }: PolicyTraffic): Outcome {
  if (ports.length === 0) return 'works';
  return best(
    ports.map((allowed): Outcome => {
      if (allowed.protocol !== protocol) return 'fails';
      if (allowed.port === undefined) return 'works';
      const named = (name: string) => ('portNumber' in to ? to.portNumber(name, protocol) : undefined);
      const number = typeof allowed.port === 'string' ? named(allowed.port) : allowed.port;
      if (number === undefined) return 'fails';
      if (port === undefined) return 'unknown';
      return outcome(number <= port && port <= (allowed.endPort ?? number));
    }),
  );
}

/**
 * Whether a block has the addresses of all pods, of none, or of some. Which addresses they get only the cluster knows, but
 * a block of all addresses has them.
 */
function blockAllows({ cidr, except }: Manifest, addresses: readonly string[]): Outcome {
  const exceptions = list(except);
  if (addresses.length === 0)
    return (cidr === '0.0.0.0/0' || cidr === '::/0') && exceptions.length === 0 ? 'works' : 'unknown';
  const allowed = addresses.filter(
    (address) => isIn(cidr, address) && !exceptions.some((exception) => isIn(exception, address)),
  );
  if (allowed.length === 0) return 'fails';
  return allowed.length === addresses.length ? 'works' : 'unknown';
}

function isIn(cidr: unknown, address: string): boolean {
  const [block = '', length = ''] = (text(cidr) ?? '').split('/');
  const family = familyOf(address);
  // Node takes an IPv4 address for an IPv6 one in `::/0`.
  if (familyOf(block) !== family) return false;
  const blockList = new BlockList();
  blockList.addSubnet(block, Number(length), family);
  return blockList.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

function outcome(allowed: boolean): Outcome {
  return allowed ? 'works' : 'fails';
}
