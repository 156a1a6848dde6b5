import { fileURLToPath } from 'node:url';
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
import { hasIpv6 } from '../kubelet/sandbox';

const dialler = fileURLToPath(new URL('dial.mjs', import.meta.url));

/** What this cluster's data plane has: a step that it lacks cannot be compared. */
export interface DataPlane {
  /** Whether something answers at a cluster IP. */
  readonly clusterIps: boolean;
  /** Whether something enforces NetworkPolicies. */
  readonly policies: boolean;
}

/** A kubelet and a bridge: no kube-proxy, and nobody who enforces policies. */
export const BARE: DataPlane = { clusterIps: false, policies: false };

/** What one call came to: the addresses that the resolver found, and those at which somebody took the call. */
interface Call {
  readonly addresses: readonly string[];
  readonly answered: readonly string[];
}

/** What is compared, and where the model and the pods differ. */
export interface Comparison {
  readonly differences: readonly string[];
  /** Calls whose name was compared, and those that were compared to the end. */
  readonly names: number;
  readonly calls: number;
}

/** How long a difference may last before it counts as one. */
const PATIENCE_MS = 10_000;

/** One call beside what the model says: how far it could be compared. */
interface Judged {
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
    private readonly dataPlane: DataPlane = BARE,
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
    return {
      differences: all.flatMap(({ difference }) => difference ?? []),
      names: all.filter(({ compared }) => compared !== 'not').length,
      calls: all.filter(({ compared }) => compared === 'call').length,
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
    const { name, namespace } = pod.metadata;
    const calls = connections.map(({ address, port }) => ({
      host: address.absolute ? `${address.host}.` : address.host,
      port,
    }));
    const command = [process.execPath, dialler, JSON.stringify(calls)];
    const { code, output } = await this.kubelet.exec(namespace, name, command);
    if (code !== 0) throw new Error(`${namespace}/${name} could not dial: ${output}`);
    const observed = JSON.parse(output) as Call[];
    return connections.map((connection, place) =>
      this.#judge(connection, observed[place] ?? { addresses: [], answered: [] }, state, `${namespace}/${name}`),
    );
  }

  #judge(connection: Connection, call: Call, state: DnsState, from: string): Judged {
    const { address, port, verdict, failure, resolved } = connection;
    const said = verdict[state];
    const what = `${state}: ${from} dials ${address.host}:${port ?? '-'}`;
    const seen = `seen: ${call.addresses.join(' ') || 'no address'}; answered: ${call.answered.join(' ') || 'none'}`;
    const differs = (expected: string): Judged => ({
      compared: 'call',
      difference: `${what}\n    ${expected}\n    ${seen}`,
    });
    if (failure?.step === 'resolve')
      return call.addresses.length > 0 ? differs(`said: no name (${failure.reason})`) : { compared: 'call' };
    if (said === 'unknown') return { compared: 'not' };
    if (said === 'works' && call.addresses.length === 0) return differs(`said: the name is ${resolved ?? 'unknown'}`);
    if (port === undefined || !this.#reaches(connection, call)) return { compared: 'name' };
    if (call.answered.length > 0 === (said === 'works')) return { compared: 'call' };
    return differs(`said: ${said}${failure === undefined ? '' : ` (${failure.reason})`}`);
  }

  /** Whether the data plane has all that decides the call. */
  #reaches({ service, failure }: Connection, { addresses }: Call): boolean {
    if (failure?.step === 'policy' && !this.dataPlane.policies) return false;
    if (failure?.step === 'mesh') return false;
    if (service !== undefined && !service.headless && !this.dataPlane.clusterIps) return false;
    return hasIpv6 || addresses.every((address) => ipFamily(address) === 'IPv4');
  }
}

/** Whether a pod is the one that the model reads the strings of a workload for, or one that is like it. */
function isFirstOf({ metadata }: Live, { kind, name }: Workload, client: Client | undefined): boolean {
  if (metadata.namespace !== client?.pod.namespace) return false;
  if (kind === 'Pod' || kind === 'StatefulSet') return metadata.name === client?.pod.name;
  const owner = metadata.ownerReferences?.[0]?.name;
  return owner === name || owner === `${name}-${metadata.labels?.['pod-template-hash']}`;
}
