import { dnsPlan } from '../../../lib/discovery/dns-plan';
import type { DnsState } from '../../../lib/discovery/endpoint';
import type { Live } from '../api/api';
import { waitFor } from '../api/wait';
import type { Cluster } from '../cluster';
import { disagreement } from '../dns/agreement';
import { Kubelet } from '../kubelet/kubelet';
import { predictionOptions } from '../prediction-options';
import { isReady } from '../scenarios/pods';
import { wantedPods } from '../scenarios/wanted-pods';
import type { Topology } from './topology';
import { topologyManifests } from './topology-manifests';

const PREFIX = 'topology-';

/** Puts topologies on the cluster, each in a namespace of its own, and compares what is predicted with what is answered. */
export class TrialGround {
  #namespaces = 0;
  #addresses = 0;
  /** The namespaces whose pods may be ready. */
  readonly #released = new Set<string>();

  private constructor(
    private readonly cluster: Cluster,
    private readonly kubelet: Kubelet,
  ) {}

  public static async open(cluster: Cluster): Promise<TrialGround> {
    const kubelet = await Kubelet.start({
      namespaces: (name) => name.startsWith(PREFIX),
      paper: true,
      hold: () => true,
    });
    return new TrialGround(cluster, kubelet);
  }

  public close(): Promise<void> {
    return this.kubelet.stop();
  }

  /**
   * The differences of each topology in all three states, or up to the first state in which one differs, and how many
   * records were compared.
   */
  public async try(
    topologies: readonly Topology[],
    patienceMs?: number,
  ): Promise<{ differences: string[][]; records: number }> {
    const trials = await Promise.all(topologies.map((topology) => this.#land(topology)));
    let records = 0;
    const differences: string[][] = trials.map(() => []);
    const compare = async (state: DnsState) => {
      if (differences.flat().length > 0) return;
      await Promise.all(
        trials.map(async (trial, place) => {
          const found = await this.#compare(trial, state, patienceMs);
          records += found.records;
          differences[place]?.push(...found.differences.map((line) => `${state}: ${line}`));
        }),
      );
    };
    await compare('starting');
    for (const { namespace } of trials) this.#released.add(namespace);
    await this.#applyHold();
    await compare('ready');
    for (const { namespace } of trials) this.#released.delete(namespace);
    await this.#applyHold();
    await compare('unready');
    return { differences, records };
  }

  #applyHold(): Promise<void> {
    return this.kubelet.hold((pod) => !this.#released.has(pod.metadata.namespace));
  }

  async #land(topology: Topology): Promise<{ namespace: string; manifests: Live[] }> {
    const { api } = this.cluster;
    const namespace = `${PREFIX}${this.#namespaces++}`;
    const manifests = topologyManifests(topology, namespace, (family) => this.#outside(family));
    await this.#create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await waitFor(`the service account of ${namespace}`, () =>
      api.exists('v1', 'ServiceAccount', namespace, 'default'),
    );
    for (const manifest of manifests) await this.#create(manifest);
    return { namespace, manifests };
  }

  async #create(manifest: Live): Promise<void> {
    const { status, body } = await this.cluster.api.create(manifest, undefined, '?fieldValidation=Strict');
    if (status !== 201) throw new Error(`${body.message}\n${JSON.stringify(manifest)}`);
  }

  async #compare(
    { namespace, manifests }: { namespace: string; manifests: Live[] },
    state: DnsState,
    patienceMs?: number,
  ) {
    const { api, resolver } = this.cluster;
    const wanted = wantedPods(manifests, state);
    await waitFor(
      `${wanted} pods that are ${state} for ${JSON.stringify(manifests)}`,
      async () => {
        const pods = await api.list('v1', 'Pod', namespace);
        return pods.length === wanted && pods.every((pod) => pod.status.podIP && isReady(pod) === (state === 'ready'));
      },
      60,
    );
    const predicted = dnsPlan(manifests, predictionOptions(namespace)).states[state];
    return disagreement(api, resolver, [namespace], predicted, patienceMs);
  }

  #outside(family: 'IPv4' | 'IPv6'): string {
    const count = ++this.#addresses;
    return family === 'IPv4' ? `100.64.${count >> 8}.${count & 255}` : `fd00:64::${count.toString(16)}`;
  }
}
