import type { Connection } from '../connections/connection';
import type { Connections } from '../connections/connections';
import type { PodSet } from '../discovery/pod-set';
import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Resource } from '../manifest/resource';
import { callerWords, dialledWords, failureWords, reachedWords } from '../report/connection-words';
import { plain } from '../report/plain';
import type { Dialled, Graph, GraphEdge, GraphNode, NodeKind, Verdict } from './graph';
import { hostNode, serviceNode, workloadNode, type Drawn } from './node';
import { verdictOf } from './verdict';

/** Draws a run: every Service, every workload that has one or dials somebody, and every host that is dialled. */
export function graphOf(model: Connections): Graph {
  return new Drawing(model).graph();
}

class Drawing {
  readonly #nodes = new Map<string, Drawn>();
  readonly #edges = new Map<
    string,
    { readonly edge: Omit<GraphEdge, 'id' | 'dialled'>; readonly dialled: Dialled[] }
  >();

  public constructor(private readonly model: Connections) {}

  public graph(): Graph {
    const { discovery } = this.model;
    for (const service of discovery.services) this.#service(service);
    const sets = new Map(discovery.podSets.map((set) => [set.workload, set]));
    for (const connection of this.model.all) {
      const set = sets.get(connection.evidence.caller.workload);
      if (set !== undefined) this.#connection(connection, set);
    }
    const drawn = [...this.#nodes].sort(([left], [right]) => (left < right ? -1 : 1));
    const ids = new Map(drawn.map(([key], index) => [key, `n${index}`]));
    const nodes = drawn.map(([key, node]): GraphNode => ({ ...node, id: ids.get(key) ?? key }));
    const edges = [...this.#edges]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, { edge, dialled }], index): GraphEdge => ({
        ...edge,
        id: `e${index}`,
        from: ids.get(edge.from) ?? edge.from,
        to: ids.get(edge.to) ?? edge.to,
        dialled,
      }));
    const lonely = discovery.podSets.filter((set) => !this.#nodes.has(workloadKey(set))).length;
    return { nodes, edges, lonely };
  }

  #service(service: Service): void {
    const { discovery } = this.model;
    const key = this.#serviceKey(service);
    this.#add(key, () => serviceNode(service, discovery));
    for (const set of discovery.podSetsBehind(service)) this.#line(key, this.#workload(set), 'selects');
    const { externalName } = service;
    if (externalName) this.#line(key, this.#aliased(externalName), 'alias');
  }

  #aliased(name: string): string {
    const host = name.replace(/\.$/, '').toLowerCase();
    const { clusterDomain } = this.model.discovery.cluster;
    const zone = `.svc.${clusterDomain}`;
    const [service = '', namespace = ''] = host.endsWith(zone) ? host.slice(0, -zone.length).split('.').slice(-2) : [];
    const found = this.model.discovery.service(namespace, service);
    return found === undefined ? this.#host(host, 'outside') : this.#serviceKey(found);
  }

  #connection(connection: Connection, set: PodSet): void {
    const from = this.#workload(set);
    const service = connection.service ?? this.#named(connection, set);
    const to = service === undefined ? this.#hostOf(connection) : this.#serviceKey(service);
    const verdict = verdictOf(connection);
    const at = service?.ports.findIndex((one) => one.port === connection.port) ?? -1;
    this.#line(from, to, 'dials', verdict, at < 0 ? undefined : at, this.#dialled(connection));
  }

  /** The Service of a name that leads to no endpoints: an alias, or a name that the pod itself has in `/etc/hosts`. */
  #named({ evidence, address, resolved }: Connection, { namespace }: PodSet): Service | undefined {
    const client = this.model.client(evidence.caller.workload);
    if (client === undefined) return undefined;
    if (resolved !== undefined) {
      const [, service = '', inside = namespace] = address.host.split('.');
      return this.model.discovery.service(inside, service);
    }
    const found = this.model
      .questions(client, address)
      .find(({ answer }) => answer !== undefined && answer.kind !== 'none');
    return found?.answer?.service;
  }

  #hostOf({ address, failure, resolved }: Connection): string {
    if (resolved !== undefined) return this.#host(address.host, 'hosts');
    return this.#host(address.host, failure === undefined ? 'outside' : 'missing');
  }

  #dialled(connection: Connection): Dialled {
    const reason = failureWords(connection);
    const namespaceOf = (object: Resource): string => this.model.discovery.namespaceOf(object);
    return {
      from: plain(callerWords(connection, namespaceOf)),
      phase: connection.evidence.caller.phase,
      address: plain(dialledWords(connection)),
      port: connection.port,
      reaches: plain(reachedWords(connection, namespaceOf)),
      verdict: connection.verdict,
      step: connection.failure?.step,
      reason: reason && plain(reason),
    };
  }

  #line(from: string, to: string, kind: GraphEdge['kind'], verdict?: Verdict, port?: number, dialled?: Dialled): void {
    const key = [from, to, kind, verdict, port].join(' ');
    const there = this.#edges.get(key) ?? { edge: { from, to, kind, verdict, port }, dialled: [] };
    this.#edges.set(key, there);
    if (dialled !== undefined) there.dialled.push(dialled);
  }

  #workload(set: PodSet): string {
    return this.#add(workloadKey(set), () => workloadNode(set));
  }

  #host(host: string, why: 'outside' | 'missing' | 'hosts'): string {
    return this.#add(keyOf('host', why, host), () => hostNode(host, why));
  }

  #serviceKey(service: Service): string {
    return keyOf('service', this.model.discovery.namespaceOf(service), service.name);
  }

  #add(key: string, node: () => Drawn): string {
    if (!this.#nodes.has(key)) this.#nodes.set(key, node());
    return key;
  }
}

function workloadKey({ workload, namespace }: { readonly workload: Workload; readonly namespace: string }): string {
  return keyOf('workload', namespace, workload.name, workload.kind);
}

/** Sorts by namespace; hosts, which have none, come last. */
function keyOf(kind: NodeKind, namespace: string, ...names: readonly string[]): string {
  return [kind === 'host' ? '~' : '', namespace, kind, ...names].join('\0');
}
