import { CoreV1Api, KubeConfig, makeInformer, type Informer, type V1Pod } from '@kubernetes/client-node';
import { Api, type Live } from '../api/api';
import { kubeconfigOf, NODE } from '../control-plane/identities';
import { SYSTEM_NAMESPACE } from '../control-plane/objects';
import { run } from '../run';
import { AddressPool, type PodAddresses } from './addresses';
import { PodHost, type Programs } from './pod-host';
import type { CommandResult } from './sandbox';
import { failedStatus, runningStatus } from './status';

export interface KubeletOptions {
  /** Whose pods it takes. */
  readonly namespaces: (namespace: string) => boolean;
  /** Pods are entries in the API and nothing else: no network, no process, no probe. Thousands of them are cheap. */
  readonly paper?: boolean;
  /** What runs instead of an image. */
  readonly programs?: Programs;
  /** Keeps a pod from being ready, whatever its probe says. */
  readonly hold?: Hold;
}

/** Whether a pod is kept from being ready. */
export type Hold = (pod: Live) => boolean;

interface Entry {
  pod: Live;
  readonly addresses: PodAddresses;
  host?: PodHost;
  ready?: boolean;
  timer?: NodeJS.Timeout;
  /** Work on one pod is done one after another. */
  work: Promise<void>;
  terminating?: boolean;
}

/** The period of all probes: what they ask is the pod's own, how often only costs time here. */
const PROBE_PERIOD_MS = 100;

/** A scheduler for one node, and that node's kubelet. A test tool: README.md lists what it leaves out. */
export class Kubelet {
  readonly #entries = new Map<string, Entry>();
  readonly #pool = new AddressPool();
  #hold: Hold;
  #stopped = false;

  private constructor(
    private readonly options: KubeletOptions,
    private readonly informer: Informer<V1Pod>,
    private readonly apis: Readonly<Record<'admin' | 'scheduler' | 'kubelet', Api>>,
  ) {
    this.#hold = options.hold ?? (() => false);
  }

  /** Starts to take pods. */
  public static async start(options: KubeletOptions): Promise<Kubelet> {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfigOf(run.scratch, 'scheduler'));
    const core = config.makeApiClient(CoreV1Api);
    const informer = makeInformer<V1Pod>(config, '/api/v1/pods', () => core.listPodForAllNamespaces());
    const api = (user: 'admin' | 'scheduler' | 'kubelet') => Api.of(kubeconfigOf(run.scratch, user));
    const apis = { admin: await api('admin'), scheduler: await api('scheduler'), kubelet: await api('kubelet') };
    const kubelet = new Kubelet(options, informer, apis);
    informer.on('add', (pod) => kubelet.#saw(pod));
    informer.on('update', (pod) => kubelet.#saw(pod));
    informer.on('delete', (pod) => kubelet.#gone(pod));
    informer.on('error', () => {
      if (!kubelet.#stopped) setTimeout(() => void informer.start(), 100);
    });
    await informer.start();
    return kubelet;
  }

  /** Keeps other pods than before from being ready, and returns when all statuses say so. */
  public async hold(hold: Hold): Promise<void> {
    this.#hold = hold;
    await Promise.all([...this.#entries.values()].map((entry) => this.#queue(entry, () => this.#report(entry))));
  }

  /** Lets every pod be as ready as its probe says. */
  public release(): Promise<void> {
    return this.hold(() => false);
  }

  /** Runs a command in a pod's first container. */
  public async exec(namespace: string, name: string, command: readonly string[]): Promise<CommandResult> {
    const { pod, host } = this.#entry(namespace, name);
    if (!host) throw new Error(`pod ${namespace}/${name} has no processes`);
    return host.exec(pod.spec.containers[0].name, command);
  }

  /** What a pod's first container has printed. */
  public logs(namespace: string, name: string): string {
    const { pod, host } = this.#entry(namespace, name);
    return host?.logs(pod.spec.containers[0].name) ?? '';
  }

  /** Ends all processes at once and takes no more pods; the API keeps its objects. */
  public async stop(): Promise<void> {
    this.#stopped = true;
    await this.informer.stop();
    const entries = [...this.#entries.values()];
    await Promise.all(entries.map(({ work }) => work));
    entries.forEach(({ timer }) => clearTimeout(timer));
    await Promise.all(entries.map(async ({ host, terminating }) => (terminating ? undefined : host?.stop(0))));
    Object.values(this.apis).forEach((api) => api.close());
  }

  #entry(namespace: string, name: string): Entry {
    const matches = ({ pod }: Entry) => pod.metadata.namespace === namespace && pod.metadata.name === name;
    const found = [...this.#entries.values()].filter(matches).at(-1);
    if (!found) throw new Error(`no pod ${namespace}/${name} runs here`);
    return found;
  }

  #saw(pod: Live): void {
    const { namespace } = pod.metadata;
    if (this.#stopped || namespace === SYSTEM_NAMESPACE || !this.options.namespaces(namespace)) return;
    const known = this.#entries.get(pod.metadata.uid);
    if (!known) this.#take({ ...pod, apiVersion: 'v1', kind: 'Pod' });
    else if (pod.metadata.deletionTimestamp && !known.terminating) {
      known.terminating = true;
      void this.#queue(known, () => this.#terminate(known, pod.metadata.deletionGracePeriodSeconds ?? 30));
    }
  }

  #gone(pod: Live): void {
    const entry = this.#entries.get(pod.metadata.uid);
    this.#entries.delete(pod.metadata.uid);
    if (!entry || entry.terminating) return;
    entry.terminating = true;
    clearTimeout(entry.timer);
    void this.#queue(entry, async () => entry.host?.stop(0));
  }

  #take(pod: Live): void {
    if (pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return;
    const entry: Entry = { pod, addresses: this.#pool.take(), work: Promise.resolve() };
    this.#entries.set(pod.metadata.uid, entry);
    void this.#queue(entry, () => this.#start(entry));
  }

  #queue(entry: Entry, task: () => Promise<void>): Promise<void> {
    entry.work = entry.work.then(task).catch((error: unknown) => {
      if (!this.#stopped) console.error(`kubelet: ${entry.pod.metadata.name}: ${String(error)}`);
    });
    return entry.work;
  }

  async #start(entry: Entry): Promise<void> {
    const { pod, addresses } = entry;
    if (!(await this.#bind(pod))) return;
    if (this.options.paper) return this.#report(entry);
    try {
      entry.host = new PodHost({ api: this.apis.admin, pod, addresses }, this.options.programs ?? (() => undefined));
      await entry.host.start();
    } catch (error) {
      await this.#patch(entry, failedStatus((error as Error).message));
      throw error;
    }
    await this.#report(entry);
    this.#keepProbing(entry);
  }

  /** The EndpointSlice controller leaves a pod out whose node it does not know, so even a pod on paper has one. */
  async #bind(pod: Live): Promise<boolean> {
    if (pod.spec.nodeName) return true;
    const target = { apiVersion: 'v1', kind: 'Node', name: NODE };
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name: pod.metadata.name }, target };
    const path = `${await this.apis.scheduler.pathOf(pod)}/binding`;
    const { status, body } = await this.apis.scheduler.send('POST', path, binding);
    // It is gone, or is being deleted, before it ever ran.
    if (status === 404 || status === 409) return false;
    if (status !== 201) throw new Error(`not bound: ${body.message}`);
    return true;
  }

  /** The next probe is set when the last one has answered. */
  #keepProbing(entry: Entry): void {
    if (entry.terminating || this.#stopped) return;
    entry.timer = setTimeout(() => {
      void this.#queue(entry, () => this.#report(entry)).then(() => this.#keepProbing(entry));
    }, PROBE_PERIOD_MS);
  }

  /** Writes the status when it is new or the readiness changed. */
  async #report(entry: Entry): Promise<void> {
    if (entry.terminating || this.#stopped) return;
    const ready = !this.#hold(entry.pod) && (entry.host ? await entry.host.ready() : this.options.paper === true);
    if (ready === entry.ready) return;
    await this.#patch(entry, runningStatus(entry.pod, entry.addresses, ready));
    entry.ready = ready;
  }

  async #patch({ pod }: Entry, status: Live): Promise<void> {
    const answer = await this.apis.kubelet.patchStatus(pod, status);
    if (answer.status !== 200 && answer.status !== 404) throw new Error(`status refused: ${answer.body.message}`);
  }

  async #terminate(entry: Entry, graceSeconds: number): Promise<void> {
    clearTimeout(entry.timer);
    await entry.host?.stop(graceSeconds);
    const preconditions = { uid: entry.pod.metadata.uid };
    const { status, body } = await this.apis.kubelet.remove(entry.pod, { gracePeriodSeconds: 0, preconditions });
    // It may be gone already, and another one have its name.
    if (status >= 300 && status !== 404 && status !== 409) throw new Error(`not removed: ${body.message}`);
  }
}
