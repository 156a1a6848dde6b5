import type { Inventory } from '../../manifest/inventory';
import type { Resource } from '../../manifest/resource';
import type { Workload } from '../../manifest/workload';
import type { PolicySide } from '../network-policies';
import type { Membership } from './istio-members';
import { DEFAULT_OPAQUE, LINKERD_CONFIG, LINKERD_INJECT, PortList } from './linkerd-annotations';

/** Pods, and where they are. */
type Place = Pick<PolicySide, 'workload' | 'namespace'>;

/** What an annotation configures, and where it stands. */
interface Setting {
  readonly value: string;
  readonly at: { readonly object: Resource; readonly path: string };
}

/** Which pods of a run have a proxy of Linkerd, and what their annotations, or those of their namespace, configure. */
export class LinkerdMembers {
  readonly #namespaces: ReadonlyMap<string, Resource>;
  readonly #byNamespace: boolean;
  readonly #byPod: boolean;

  public constructor(inventory: Inventory) {
    this.#namespaces = new Map(inventory.ofKind('Namespace').map((namespace) => [namespace.name, namespace]));
    this.#byNamespace = [...this.#namespaces.values()].some(({ annotations }) => injects(annotations) === true);
    this.#byPod = inventory.workloads.some(({ podAnnotations }) => injects(podAnnotations) === true);
  }

  /** Whether the pods of a workload have a proxy. https://linkerd.io/2/features/proxy-injection/ */
  public of(workload: Workload, namespace: string): Membership {
    if (workload.podSpec.hostNetwork === true)
      return {
        member: 'out',
        because: 'hostNetwork: true',
        at: { object: workload, path: `${workload.podSpecPath}.hostNetwork` },
      };
    const own = injects(workload.podAnnotations);
    if (own === true) return { member: 'in' };
    if (own === false)
      return {
        member: 'out',
        because: `annotation ${LINKERD_INJECT}: disabled`,
        at: { object: workload, path: `${workload.templatePath}metadata.annotations['${LINKERD_INJECT}']` },
      };
    const annotations = this.#namespaces.get(namespace)?.annotations;
    const asked = annotations === undefined ? undefined : injects(annotations);
    if (asked === true) return { member: 'in' };
    if (asked === false)
      return { member: 'out', because: `Namespace "${namespace}" has the annotation ${LINKERD_INJECT}: disabled` };
    // Without any annotation in the run all are in the mesh, as the settings say.
    if (!this.#byNamespace && !this.#byPod) return { member: 'in' };
    return annotations === undefined
      ? { member: 'unknown' }
      : { member: 'out', because: `Namespace "${namespace}" has no annotation ${LINKERD_INJECT}: enabled` };
  }

  /** A setting of the proxies of a workload: of its pods' own annotation, else of their namespace's. */
  public config({ workload, namespace }: Place, name: string): Setting | undefined {
    const key = `${LINKERD_CONFIG}${name}`;
    const own = workload.podAnnotations.get(key);
    if (own !== undefined)
      return { value: own, at: { object: workload, path: `${workload.templatePath}metadata.annotations['${key}']` } };
    return this.ofNamespace(namespace, name);
  }

  /** A setting of all proxies of a namespace, and of its Services. */
  public ofNamespace(namespace: string | undefined, name: string): Setting | undefined {
    const object = this.#namespaces.get(namespace ?? '');
    const key = `${LINKERD_CONFIG}${name}`;
    const value = object?.annotations.get(key);
    return object === undefined || value === undefined
      ? undefined
      : { value, at: { object, path: `metadata.annotations['${key}']` } };
  }

  /** Whether a list of ports in an annotation has one: numbers, ranges `4000-4010`, and names of container ports. */
  public lists(side: PolicySide, name: string, port: number): boolean {
    const ports = new PortList(this.config(side, name)?.value ?? (name === 'opaque-ports' ? DEFAULT_OPAQUE : ''));
    return ports.has(port) || [...ports.names].some((word) => side.portNumber(word, 'TCP') === port);
  }
}

function injects(annotations: ReadonlyMap<string, string>): boolean | undefined {
  const value = annotations.get(LINKERD_INJECT);
  if (value === 'enabled' || value === 'ingress') return true;
  return value === 'disabled' ? false : undefined;
}
