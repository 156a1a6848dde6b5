import type { Connection } from '../../../lib/connections/connection';
import { Connections, type Client } from '../../../lib/connections/connections';
import { cluster, type DnsOptions } from '../../../lib/discovery/cluster';
import type { DnsState } from '../../../lib/discovery/endpoint';
import { Inventory } from '../../../lib/manifest/inventory';
import { ipFamily } from '../../../lib/kubernetes/addresses';
import { addToList } from '../../../lib/manifest/lists';
import type { Workload } from '../../../lib/manifest/workload';
import type { Live } from '../api/api';
import type { Kubelet } from '../kubelet/kubelet';
import { dialFrom, type Call } from './dial';
import { hasIpv6 } from '../control-plane/network';

/** How often a Service's own address is called: each call may get to another of its pods. */
const TIMES = 8;

/** What is compared, and where the model and the pods differ. */
export interface Comparison {
  readonly differences: readonly string[];
  /** Calls whose name was compared, and those that were compared to the end. */
  readonly names: number;
  readonly calls: number;
  /** Of these calls, those that go to a cluster IP, and those that a policy closes. */
  readonly translated: number;
  readonly closed: number;
}

/** How long a difference may last before it counts as one. */
const PATIENCE_MS = 10_000;

const UNANSWERED: Call = { asked: false, addresses: [], answered: [] };

/** One call beside what the model says: how far it could be compared. */
interface Judged {
  readonly connection: Connection;
  readonly compared: 'not' | 'name' | 'call';
  readonly difference?: string;
}

/** Lets the first pod of every caller dial what the model says it dials, and compares. */
export class ObservedConnections {
  readonly #connections: Connections;

  public constructor(
    manifests: readonly Live[],
    options: DnsOptions,
    private readonly kubelet: Kubelet,
  ) {
    this.#connections = new Connections(new Inventory(manifests), cluster(options));
  }

  /**
   * Every connection of the model, in one state of the cluster; `pods` are those that run now. A difference counts when it
   * lasts: a process that has just started does not listen yet.
   */
  public async compare(state: DnsState, pods: readonly Live[], patienceMs = PATIENCE_MS): Promise<Comparison> {
    for (const start = Date.now(); ;) {
      const comparison = await this.#compareOnce(state, pods);
      if (comparison.differences.length === 0 || Date.now() - start > patienceMs) return comparison;
    }
  }

  async #compareOnce(state: DnsState, pods: readonly Live[]): Promise<Comparison> {
    const judged = await Promise.all(
      [...this.#byCaller()].map(async ([workload, connections]) => {
        const pod = pods.find((one) => isFirstOf(one, workload, this.#connections.client(workload)));
        return pod === undefined ? [] : this.#dial(pod, connections, state);
      }),
    );
    const all = judged.flat();
    const called = all.filter(({ compared }) => compared === 'call').map(({ connection }) => connection);
    return {
      differences: all.flatMap(({ difference }) => difference ?? []),
      names: all.filter(({ compared }) => compared !== 'not').length,
      calls: called.length,
      translated: called.filter(({ service }) => service?.headless === false).length,
      closed: called.filter(({ failure }) => failure?.step === 'policy').length,
    };
  }

  #byCaller(): ReadonlyMap<Workload, readonly Connection[]> {
    const found = new Map<Workload, Connection[]>();
    for (const connection of this.#connections.all) {
      // A client that asks for SRV records is another program.
      if (connection.address.record === 'SRV') continue;
      addToList(found, connection.evidence.caller.workload, connection);
    }
    return found;
  }

  async #dial(pod: Live, connections: readonly Connection[], state: DnsState): Promise<Judged[]> {
    const calls = connections.map(({ address, port, service }) => ({
      host: address.absolute ? `${address.host}.` : address.host,
      port,
      times: service === undefined || service.headless ? 1 : TIMES,
    }));
    const observed = await dialFrom(this.kubelet, pod, calls);
    return connections.map((connection, place) => ({
      connection,
      ...this.#judge(connection, observed[place] ?? UNANSWERED, state, pod),
    }));
  }

  #judge(connection: Connection, call: Call, state: DnsState, { metadata, status }: Live): Omit<Judged, 'connection'> {
    const { address, port, verdict, failure, resolved } = connection;
    const said = verdict[state];
    const what = `${state}: ${metadata.namespace}/${metadata.name} dials ${address.host}:${port ?? '-'}`;
    const seen = `seen: ${call.addresses.join(' ') || (call.asked ? 'no address' : 'no answer from the DNS')}; answered: ${call.answered.join(' ') || 'none'}`;
    const differs = (expected: string): Omit<Judged, 'connection'> => ({
      compared: 'call',
      difference: `${what}\n    ${expected}\n    ${seen}`,
    });
    const closed = failure?.defect === 'policy-closes-dns';
    if (closed) return call.asked ? differs(`said: no answer from the DNS (${failure.reason})`) : { compared: 'call' };
    if (failure?.step === 'resolve')
      return call.addresses.length > 0 ? differs(`said: no name (${failure.reason})`) : { compared: 'call' };
    if (said === 'unknown') return { compared: 'not' };
    if (said === 'works' && call.addresses.length === 0) return differs(`said: the name is ${resolved ?? 'unknown'}`);
    if (port === undefined || !isComparable(connection, call)) return { compared: 'name' };
    // A pod always reaches itself, whatever policies say of its group.
    const own = failure?.step === 'policy' ? status.podIPs.map(({ ip }: Live) => ip) : [];
    const answered = call.answered.filter((address) => !own.includes(address));
    if (answered.length > 0 === (said === 'works')) return { compared: 'call' };
    return differs(`said: ${said}${failure === undefined ? '' : ` (${failure.reason})`}`);
  }
}

/** Whether this cluster has all that decides a call: there is no mesh, and perhaps no IPv6. */
function isComparable({ failure }: Connection, { addresses }: Call): boolean {
  return failure?.step !== 'mesh' && (hasIpv6 || addresses.every((address) => ipFamily(address) === 'IPv4'));
}

/** Whether a pod is the one that the model reads the strings of a workload for, or one that is like it. */
function isFirstOf({ metadata }: Live, { kind, name }: Workload, client: Client | undefined): boolean {
  if (metadata.namespace !== client?.pod.namespace) return false;
  if (kind === 'Pod' || kind === 'StatefulSet') return metadata.name === client?.pod.name;
  const owner = metadata.ownerReferences?.[0]?.name;
  return owner === name || owner === `${name}-${metadata.labels?.['pod-template-hash']}`;
}
