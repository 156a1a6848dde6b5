import { fileURLToPath } from 'node:url';
import type { Connection } from '../../../lib/connections/connection';
import { Connections } from '../../../lib/connections/connections';
import { cluster, type DnsOptions } from '../../../lib/discovery/cluster';
import type { DnsState } from '../../../lib/discovery/endpoint';
import { Inventory } from '../../../lib/manifest/inventory';
import { ipFamily } from '../../../lib/kubernetes/addresses';
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
  /** Calls whose resolution was compared, and those that were compared to the end. */
  readonly resolved: number;
  readonly dialled: number;
}

/** How long a difference may last before it counts as one. */
const PATIENCE_MS = 10_000;

/** One call beside what the model says; `end` where it could be compared to the end. */
interface Judged {
  readonly end: boolean;
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
    const compared = await Promise.all(
      [...this.#byCaller()].map(async ([workload, connections]) => {
        const { namespace, pods: expected } = this.#connections.discovery.podSets.find(
          (set) => set.workload === workload,
        ) ?? { namespace: '', pods: [] };
        const pod = pods.find((one) => isFirstOf(one, namespace, workload.kind, workload.name, expected[0]?.name));
        return pod === undefined ? [] : this.#dial(pod, connections, state);
      }),
    );
    const all = compared.flat();
    return {
      differences: all.flatMap(({ difference }) => difference ?? []),
      resolved: all.length,
      dialled: all.filter(({ end }) => end).length,
    };
  }

  #byCaller() {
    const found = new Map<Connection['evidence']['caller']['workload'], Connection[]>();
    for (const connection of this.#connections.all) {
      // A client that asks for SRV records is another program.
      if (connection.address.record === 'SRV') continue;
      const { workload } = connection.evidence.caller;
      const known = found.get(workload);
      if (known === undefined) found.set(workload, [connection]);
      else known.push(connection);
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
    const differs = (expected: string): Judged => ({ end: true, difference: `${what}\n    ${expected}\n    ${seen}` });
    if (failure?.step === 'resolve')
      return call.addresses.length > 0 ? differs(`said: no name (${failure.reason})`) : { end: true };
    if (said === 'unknown') return { end: false };
    if (said === 'works' && call.addresses.length === 0) return differs(`said: the name is ${resolved ?? 'unknown'}`);
    if (!this.#reaches(connection, call)) return { end: false };
    if (port === undefined) return { end: false };
    const answers = call.answered.length > 0;
    return answers === (said === 'works')
      ? { end: true }
      : differs(`said: ${said}${failure === undefined ? '' : ` (${failure.reason})`}`);
  }

  /** Whether the data plane has all that decides the call. */
  #reaches({ service, failure }: Connection, { addresses }: Call): boolean {
    if (failure?.step === 'policy' && !this.dataPlane.policies) return false;
    if (failure?.step === 'mesh') return false;
    if (service !== undefined && !service.headless && !this.dataPlane.clusterIps) return false;
    return hasIpv6 || addresses.every((address) => ipFamily(address) === 'IPv4');
  }
}

function isFirstOf({ metadata }: Live, namespace: string, kind: string, name: string, first: string | undefined) {
  if (metadata.namespace !== namespace) return false;
  if (kind === 'Pod' || kind === 'StatefulSet') return metadata.name === (first ?? name);
  const owner = metadata.ownerReferences?.[0]?.name ?? '';
  const hash = metadata.labels?.['pod-template-hash'];
  return owner === name || (hash !== undefined && owner === `${name}-${hash}`);
}
