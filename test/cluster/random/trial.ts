import type fc from 'fast-check';
import { expect } from 'vitest';
import { predictDns } from '../../../lib/discovery/dns-prediction';
import type { DnsState } from '../../../lib/discovery/endpoint';
import type { Live } from '../api/api';
import { waitFor } from '../api/wait';
import type { Cluster } from '../cluster';
import { disagreement } from '../dns/agreement';
import { Kubelet } from '../kubelet/kubelet';
import { predictionOptions } from '../prediction-options';
import { isReady } from '../scenarios/pods';
import { wantedPods } from '../scenarios/wanted-pods';
import { removeAll } from '../scenarios/landing';
import { failWithSmallest } from './smallest';
import type { OutsideAddress } from './topology-manifests';

/** How long a difference must last in the attempts to make it smaller: there are many, and the first has lasted. */
const SHRINK_PATIENCE_MS = 2_000;

/** What lives in one namespace, in one state. */
export interface Landed {
  readonly namespace: string;
  readonly manifests: readonly Live[];
  readonly pods: readonly Live[];
  readonly state: DnsState;
  readonly kubelet: Kubelet;
}

/** How random topologies are tried. */
export interface Trial<T> {
  /** What its namespaces are called, with a number behind it. Namespaces stay, so no two trials have the same. */
  readonly name: string;
  readonly manifestsOf: (topology: T, namespace: string, outside: OutsideAddress) => Live[];
  /** Pods are entries in the API, or processes that go when their topology was tried. */
  readonly pods: 'paper' | 'processes';
  /** What else is compared in each state, once DNS has come to rest: the differences. */
  readonly beside?: (landed: Landed) => Promise<readonly string[]>;
}

/** Puts topologies on the cluster, each in a namespace of its own, and compares what is predicted with what is answered. */
export class TrialGround<T> {
  #namespaces = 0;
  #addresses = 0;
  /** The namespaces whose pods may be ready. */
  readonly #released = new Set<string>();

  private constructor(
    private readonly cluster: Cluster,
    private readonly kubelet: Kubelet,
    private readonly trial: Trial<T>,
  ) {}

  public static async open<T>(cluster: Cluster, trial: Trial<T>): Promise<TrialGround<T>> {
    const kubelet = await Kubelet.start({
      namespaces: (name) => name.startsWith(`${trial.name}-`),
      paper: trial.pods === 'paper',
      hold: () => true,
    });
    return new TrialGround(cluster, kubelet, trial);
  }

  public close(): Promise<void> {
    return this.kubelet.stop();
  }

  /**
   * The differences of each topology in all three states, or up to the first state in which one differs, and how many
   * records were compared.
   */
  public async try(
    topologies: readonly T[],
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
    if (this.trial.pods === 'processes') await Promise.all(trials.map((trial) => this.#clear(trial)));
    return { differences, records };
  }

  /** Fails with the smallest form of one topology of `run.seed` that still differs. */
  public shrink(topologies: fc.Arbitrary<T>, place: number): Promise<never> {
    return failWithSmallest(topologies, place, async (one) => {
      const { differences } = await this.try([one], SHRINK_PATIENCE_MS);
      expect(differences.flat()).toEqual([]);
    });
  }

  #applyHold(): Promise<void> {
    return this.kubelet.hold((pod) => !this.#released.has(pod.metadata.namespace));
  }

  async #land(topology: T): Promise<{ namespace: string; manifests: Live[] }> {
    const { api } = this.cluster;
    const namespace = `${this.trial.name}-${this.#namespaces++}`;
    const manifests = this.trial.manifestsOf(topology, namespace, (family) => this.#outside(family));
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
    const pods = await waitFor(
      `${wanted} pods that are ${state} for ${JSON.stringify(manifests)}`,
      async () => {
        const found = await api.list('v1', 'Pod', namespace);
        const there = ({ status }: Live) => status.podIP && status.phase === 'Running';
        return (
          found.length === wanted && found.every((pod) => there(pod) && isReady(pod) === (state === 'ready')) && found
        );
      },
      60,
    );
    const predicted = predictDns(manifests, predictionOptions(namespace)).states[state];
    const { differences, records } = await disagreement(api, resolver, [namespace], predicted, patienceMs);
    if (differences.length > 0 || this.trial.beside === undefined) return { differences, records };
    const landed = { namespace, manifests, pods, state, kubelet: this.kubelet };
    return { differences: await this.trial.beside(landed), records };
  }

  #clear({ namespace, manifests }: { namespace: string; manifests: Live[] }): Promise<void> {
    return removeAll(this.cluster.api, {
      name: namespace,
      manifests,
      namespace,
      namespaces: [namespace],
      podSecurity: 'privileged',
    });
  }

  #outside(family: 'IPv4' | 'IPv6'): string {
    const count = ++this.#addresses;
    return family === 'IPv4' ? `100.64.${count >> 8}.${count & 255}` : `fd00:64::${count.toString(16)}`;
  }
}
