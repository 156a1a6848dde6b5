import type { Inventory } from '../../manifest/inventory';
import type { Workload } from '../../manifest/workload';
import type { Failure } from '../connection';

/** The label, and once the annotation, that takes pods into the mesh or keeps them out. */
export const INJECT = 'sidecar.istio.io/inject';

/** The label of a namespace or a pod that takes it into ambient (`ambient`), or keeps a pod out of it (`none`). */
export const DATAPLANE = 'istio.io/dataplane-mode';

/** On a headless Service: `pod-ip` or `pod-dns`, how its pods are dialled. Where it is there, nothing needs to be guessed. */
export const ADDRESSING = 'cdk8s-headless/addressing';

/** Whether pods are in the mesh, and the field that says so. */
export interface Membership {
  /** `unknown` where what decides it is not in the checked files. */
  readonly member: 'in' | 'out' | 'unknown';
  /** What stands in the field: `label sidecar.istio.io/inject: "false"`; for a member, or where nothing says it, `undefined`. */
  readonly because?: string;
  readonly at?: Failure['at'];
}

const IN: Membership = { member: 'in' };
const UNKNOWN: Membership = { member: 'unknown' };

/** Whether the pods of a workload keep out of the mesh, by a mark or because they live on the network of the node. */
export function keepsOut(workload: Workload): boolean {
  const mark = workload.podLabels.get(INJECT) ?? workload.podAnnotations.get(INJECT);
  return mark === 'false' || workload.podSpec.hostNetwork === true || isProxy(workload);
}

/** Whether the pods of a workload ask for a sidecar themselves. */
function asksForSidecar({ podLabels, podAnnotations }: Workload): boolean {
  return (podLabels.get(INJECT) ?? podAnnotations.get(INJECT)) === 'true' || podLabels.has('istio.io/rev');
}

/** Whether some namespace of the run takes all its pods into the mesh. */
function injectsNamespaces(inventory: Inventory): boolean {
  return inventory
    .ofKind('Namespace')
    .some(({ labels }) => labels.get('istio-injection') === 'enabled' || labels.has('istio.io/rev'));
}

/** Gateways, and pods that were read back from a cluster with the sidecar that they got there. */
function isProxy(workload: Workload): boolean {
  return workload.containers.some(({ name, role }) => name === 'istio-proxy' && role !== 'init');
}

/** Which pods of a run have sidecars, or are in ambient. */
export class IstioMembers {
  readonly #namespaces: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #byNamespace: boolean;
  readonly #byPod: boolean;

  public constructor(
    inventory: Inventory,
    private readonly mode: 'istio-sidecar' | 'istio-ambient',
  ) {
    this.#namespaces = new Map(inventory.ofKind('Namespace').map(({ name, labels }) => [name, labels]));
    this.#byNamespace =
      mode === 'istio-sidecar'
        ? injectsNamespaces(inventory)
        : [...this.#namespaces.values()].some((labels) => labels.get(DATAPLANE) === 'ambient');
    this.#byPod =
      !this.#byNamespace &&
      inventory.workloads.some((workload) =>
        mode === 'istio-sidecar' ? asksForSidecar(workload) : workload.podLabels.get(DATAPLANE) === 'ambient',
      );
  }

  /** Whether the pods of a workload are in the mesh. */
  public of(workload: Workload, namespace: string): Membership {
    if (workload.podSpec.hostNetwork === true)
      return out('hostNetwork: true', { object: workload, path: `${workload.podSpecPath}.hostNetwork` });
    return this.mode === 'istio-sidecar' ? this.#sidecar(workload, namespace) : this.#ambient(workload, namespace);
  }

  #sidecar(workload: Workload, namespace: string): Membership {
    // A gateway is a proxy itself, and its pods have no second one.
    if (isProxy(workload)) return workload.servingContainers.length > 1 ? IN : UNKNOWN;
    if (asksForSidecar(workload)) return IN;
    const metadata = `${workload.templatePath}metadata`;
    if (workload.podLabels.get(INJECT) === 'false')
      return out(`label ${INJECT}: "false"`, { object: workload, path: `${metadata}.labels['${INJECT}']` });
    if (workload.podAnnotations.get(INJECT) === 'false')
      return out(`annotation ${INJECT}: "false"`, { object: workload, path: `${metadata}.annotations['${INJECT}']` });
    const labels = this.#namespaces.get(namespace);
    if (labels?.get('istio-injection') === 'disabled')
      return out(`Namespace "${namespace}" has the label istio-injection: disabled`);
    if (labels?.get('istio-injection') === 'enabled' || labels?.has('istio.io/rev') === true) return IN;
    return this.#undecided(workload, namespace, `Namespace "${namespace}" has no label istio-injection: enabled`);
  }

  #ambient(workload: Workload, namespace: string): Membership {
    const own = workload.podLabels.get(DATAPLANE);
    if (own === 'ambient') return IN;
    if (own === 'none')
      return out(`label ${DATAPLANE}: none`, {
        object: workload,
        path: `${workload.templatePath}metadata.labels['${DATAPLANE}']`,
      });
    const labels = this.#namespaces.get(namespace);
    if (labels?.get(DATAPLANE) === 'ambient') return IN;
    return this.#undecided(workload, namespace, `Namespace "${namespace}" has no label ${DATAPLANE}: ambient`);
  }

  /** Neither the pods nor their namespace say anything. */
  #undecided(workload: Workload, namespace: string, because: string): Membership {
    if (this.#byPod) return UNKNOWN;
    // Nothing in the run says who is in the mesh: all are, as the settings say.
    if (!this.#byNamespace) return IN;
    if (this.#namespaces.has(namespace)) return out(because);
    // What names no namespace may go into any.
    return workload.namespace === undefined ? IN : UNKNOWN;
  }
}

function out(because: string, at?: Failure['at']): Membership {
  return at === undefined ? { member: 'out', because } : { member: 'out', because, at };
}
