import { Container } from './container';
import { dig, integer, labels, list, mapping, text, type Manifest } from './manifest';
import { Resource } from './resource';

/** Where each kind that makes pods keeps its pod template; a Pod is its own. */
const TEMPLATE: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['']],
  ['ReplicationController', ['']],
  ['Job', ['batch']],
  ['CronJob', ['batch']],
]);

/** An object that makes pods: a Pod itself, or a controller with a pod template. */
export class Workload extends Resource {
  /** Where the pod template stands, with a dot at its end: `spec.template.`, or `''` for a Pod. */
  public readonly templatePath: string;
  #containers: readonly Container[] | undefined;
  #podLabels: ReadonlyMap<string, string> | undefined;
  #podAnnotations: ReadonlyMap<string, string> | undefined;
  /** The pod's spec; empty where it is missing or no mapping. */
  public readonly podSpec: Manifest;
  readonly #template: readonly string[];

  public constructor(manifest: Manifest) {
    super(manifest);
    this.#template = TEMPLATE.get(this.kind) ?? ['spec', 'template'];
    this.templatePath = this.#template.map((step) => `${step}.`).join('');
    this.podSpec = mapping(dig(manifest, ...this.#template, 'spec')) ?? {};
  }

  /** Whether objects of this kind make pods, if their group is the right one. */
  public static isKind(kind: unknown): boolean {
    return typeof kind === 'string' && TEMPLATE.has(kind);
  }

  /** Whether an object of this kind and group makes pods. */
  public static is(resource: Resource): boolean {
    if (!Workload.isKind(resource.kind)) return false;
    return (GROUPS.get(resource.kind) ?? ['apps', 'extensions']).includes(resource.group);
  }

  /** The labels that the pod template gives. The controllers add some of their own: see `automaticLabels`. */
  public get podLabels(): ReadonlyMap<string, string> {
    return (this.#podLabels ??= labels(dig(this.manifest, ...this.#template, 'metadata', 'labels')));
  }

  public get podAnnotations(): ReadonlyMap<string, string> {
    return (this.#podAnnotations ??= labels(dig(this.manifest, ...this.#template, 'metadata', 'annotations')));
  }

  /** Where the pod's spec stands: `spec.template.spec`, or `spec` for a Pod. */
  public get podSpecPath(): string {
    return `${this.templatePath}spec`;
  }

  /** What the manifest asks for; the API's default, 1, where it says nothing. `undefined` for a DaemonSet: one a node. */
  public get replicas(): number | undefined {
    if (this.kind === 'DaemonSet') return undefined;
    if (this.kind === 'Pod') return 1;
    return integer(this.spec.replicas) ?? 1;
  }

  /** Main containers, init containers and native sidecars, in the order of the manifest, main ones first. */
  public get containers(): readonly Container[] {
    return (this.#containers ??= [
      ...list(this.podSpec.containers).map(
        (entry, index) => new Container(`${this.podSpecPath}.containers[${index}]`, mapping(entry) ?? {}, 'main'),
      ),
      ...list(this.podSpec.initContainers).map((entry, index) => {
        const fields = mapping(entry) ?? {};
        const role = fields.restartPolicy === 'Always' ? 'sidecar' : 'init';
        return new Container(`${this.podSpecPath}.initContainers[${index}]`, fields, role);
      }),
    ]);
  }

  /** The containers whose ports a Service can lead to: main ones, and sidecars. */
  public get servingContainers(): readonly Container[] {
    return this.containers.filter((container) => container.role !== 'init');
  }

  /** A StatefulSet's `spec.serviceName`; `undefined` for other kinds, or where it is missing or empty. */
  public get serviceName(): string | undefined {
    return this.kind === 'StatefulSet' ? text(this.spec.serviceName) || undefined : undefined;
  }

  /** A StatefulSet's first ordinal, `spec.ordinals.start`. */
  public get firstOrdinal(): number {
    return integer(dig(this.spec, 'ordinals', 'start')) ?? 0;
  }
}
