import { PER_POD_LABELS } from '../kubernetes/controller-labels';
import type { Inventory } from '../manifest/inventory';
import { LabelIndex } from '../manifest/label-index';
import type { Resource } from '../manifest/resource';
import { selects } from '../manifest/selector';
import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Cluster } from './cluster';
import { endpointPorts, podStates, type Address, type Endpoint, type Moment } from './endpoint';
import { serviceFamilies, writtenClusterIps } from './ip-families';
import { LiveEndpoints } from './live-endpoints';
import { Placeholders } from './placeholder';
import type { Pod, PodSet } from './pod-set';
import { podSets } from './pod-sets';
import { mirroredEndpoints, sliceEndpoints, writtenAddress } from './written-endpoints';
import { addToList } from '../manifest/lists';

/** No namespace has this name. */
const ANY_NAMESPACE = '*';

/** What the controllers make of all objects in the checked files: the pods, and the endpoints of each Service. */
export class Discovery {
  /** The Services, one a name and namespace. */
  public readonly services: readonly Service[];
  public readonly podSets: readonly PodSet[];

  /** What objects that were read from a cluster say of this moment; `undefined` where the input has none. */
  public readonly live: LiveEndpoints | undefined;

  readonly #services = new Map<string, Service>();
  readonly #placeholders: Placeholders;
  readonly #clusterPlaceholders: Placeholders;
  readonly #setOf = new Map<Workload, PodSet>();
  /** By the labels that all pods of a set have. */
  readonly #setsByLabel = new LabelIndex<PodSet>();
  /** By the labels that a pod has for itself. */
  readonly #podsByLabel = new LabelIndex<Pod>();
  readonly #written = new Map<string, Endpoint[]>();
  readonly #endpoints = new Map<Service, readonly Endpoint[]>();

  public constructor(
    public readonly inventory: Inventory,
    public readonly cluster: Cluster,
  ) {
    // An object that stands twice counts as it stands last, as for `kubectl apply`.
    for (const service of inventory.services)
      if (service.name !== '') this.#services.set(this.#key(service, service.name), service);
    this.services = [...this.#services.values()];
    this.podSets = podSets(inventory, cluster);
    for (const set of this.podSets) this.#index(set);
    const pods = this.podSets.flatMap((set) => set.pods);
    this.#placeholders = new Placeholders(pods, cluster.ipFamilies);
    this.#clusterPlaceholders = new Placeholders(
      this.services.map((service) => ({ id: service.name, namespace: this.namespaceOf(service) })),
      cluster.ipFamilies,
    );
    this.#readWritten(inventory);
    const live = new LiveEndpoints(inventory, (resource) => this.namespaceOf(resource), cluster.ipFamilies);
    this.live = live.known ? live : undefined;
  }

  /** The namespace that an object ends up in. */
  public namespaceOf(resource: Resource): string {
    return resource.namespace || this.cluster.namespace;
  }

  /** The Service of a name in a namespace. */
  public service(namespace: string, name: string): Service | undefined {
    return this.#services.get(`${namespace}/${name}`);
  }

  /** The pod sets that a Service selects, whole or in part; also those whose number of pods is unknown. */
  public podSetsBehind(service: Service): readonly PodSet[] {
    if (service.selector.size === 0) return [];
    const shared = new Map([...service.selector].filter(([key]) => !PER_POD_LABELS.has(key)));
    if (shared.size === 0) {
      const workloads = new Set(this.podsBehind(service).map((pod) => pod.workload));
      return [...workloads].flatMap((workload) => this.#setOf.get(workload) ?? []);
    }
    const sets = this.#setsByLabel.withRarest(shared, this.namespaceOf(service)) ?? [];
    return sets.filter((set) => selects(shared, set.labels));
  }

  /** A pod set that a Service would select if it were in its namespace. */
  public podSetElsewhere(service: Service): PodSet | undefined {
    const { selector } = service;
    return this.#setsByLabel.withRarest(selector, ANY_NAMESPACE)?.find((set) => selects(selector, set.labels));
  }

  /** The pods that a Service selects. */
  public podsBehind(service: Service): readonly Pod[] {
    const selector = service.selector;
    const own = new Map([...selector].filter(([key]) => PER_POD_LABELS.has(key)));
    if (own.size === 0) return this.podSetsBehind(service).flatMap((set) => set.pods);
    const pods = this.#podsByLabel.withRarest(own, this.namespaceOf(service)) ?? [];
    return pods.filter((pod) => selects(selector, pod.labels));
  }

  /** The endpoints of a Service: of the pods that it selects, and those that somebody wrote down for it. */
  public endpointsOf(service: Service): readonly Endpoint[] {
    const known = this.#endpoints.get(service);
    if (known !== undefined) return known;
    const found = [...this.#selectedEndpoints(service), ...this.writtenFor(this.namespaceOf(service), service.name)];
    this.#endpoints.set(service, found);
    return found;
  }

  /** The endpoints of a Service that count in a state: for this moment, those that live objects show. */
  public endpointsIn(state: Moment, service: Service): readonly Endpoint[] {
    return state === 'now' ? (this.live?.of(service) ?? []) : this.endpointsOf(service);
  }

  /** The endpoints that somebody wrote down under a Service's name, whether the Service is in the checked files or not. */
  public writtenFor(namespace: string, service: string): readonly Endpoint[] {
    return this.#written.get(`${namespace}/${service}`) ?? [];
  }

  /** The Services that are not in the checked files and have hand-written slices, each with one of these. */
  public get orphans(): readonly { readonly namespace: string; readonly name: string; readonly slice: Resource }[] {
    const found = new Map<string, { readonly namespace: string; readonly name: string; readonly slice: Resource }>();
    for (const slice of this.inventory.ofKind('EndpointSlice')) {
      const name = slice.labels.get('kubernetes.io/service-name');
      if (name === undefined) continue;
      const key = this.#key(slice, name);
      if (this.#written.has(key) && !this.#services.has(key) && !found.has(key))
        found.set(key, { namespace: this.namespaceOf(slice), name, slice });
    }
    return [...found.values()];
  }

  /** The addresses of a Service that has one of its own in each family. */
  public clusterAddresses(service: Service): readonly Address[] {
    if (service.headless || service.externalName !== undefined) return [];
    const written = writtenClusterIps(service).flatMap(writtenAddress);
    const chosen = serviceFamilies(service, this.cluster.ipFamilies)
      .filter((family) => !written.some((address) => address.family === family))
      .map((family) => this.#clusterPlaceholders.clusterAddress(service.name, this.namespaceOf(service), family));
    return [...written, ...chosen];
  }

  /** The label that CoreDNS gives to an address of an endpoint, below the name of the Service. */
  public label(endpoint: Endpoint, dashed: string): string {
    if (endpoint.hostname !== undefined) return endpoint.hostname;
    // CoreDNS takes no pod name that is too long for a label.
    if (this.cluster.endpointPodNames && endpoint.podName !== undefined && endpoint.podName.length < 64)
      return endpoint.podName;
    return dashed;
  }

  #selectedEndpoints(service: Service): readonly Endpoint[] {
    if (service.externalName !== undefined) return [];
    const families = serviceFamilies(service, this.cluster.ipFamilies);
    const ports = new Map<Workload, Endpoint['ports']>();
    return this.podsBehind(service).map((pod) => {
      const known = ports.get(pod.workload) ?? endpointPorts(service, pod.workload);
      ports.set(pod.workload, known);
      return {
        pod,
        hostname: pod.subdomain === service.name ? pod.hostname : undefined,
        podName: pod.name ?? this.#placeholders.podName(pod.id, pod.namespace),
        addresses: families.map((family) => this.#placeholders.podAddress(pod.id, pod.namespace, family)),
        ports: known,
        states: podStates(pod, service),
      };
    });
  }

  #index(set: PodSet): void {
    this.#setOf.set(set.workload, set);
    this.#setsByLabel.add(set, set.labels, set.namespace);
    this.#setsByLabel.add(set, set.labels, ANY_NAMESPACE);
    for (const pod of set.pods)
      if (pod.labels !== set.labels)
        this.#podsByLabel.add(
          pod,
          [...pod.labels].filter(([key]) => PER_POD_LABELS.has(key)),
          set.namespace,
        );
  }

  #readWritten(inventory: Inventory): void {
    for (const slice of inventory.ofKind('EndpointSlice')) {
      const name = slice.labels.get('kubernetes.io/service-name');
      if (!name || slice.group !== 'discovery.k8s.io') continue;
      const key = this.#key(slice, name);
      const manager = slice.labels.get('endpointslice.kubernetes.io/managed-by');
      // The controllers replace what is theirs.
      if (manager === 'endpointslicemirroring-controller.k8s.io') continue;
      if (manager === 'endpointslice-controller.k8s.io' && (this.#services.get(key)?.selector.size ?? 0) > 0) continue;
      for (const endpoint of sliceEndpoints(slice)) addToList(this.#written, key, endpoint);
    }
    for (const endpoints of inventory.ofKind('Endpoints')) {
      const key = this.#key(endpoints, endpoints.name);
      const service = this.#services.get(key);
      // Only the Endpoints of a Service without a selector are mirrored into slices.
      if (service === undefined || service.selector.size > 0) continue;
      if (endpoints.labels.get('endpointslice.kubernetes.io/skip-mirror') === 'true') continue;
      for (const endpoint of mirroredEndpoints(endpoints)) addToList(this.#written, key, endpoint);
    }
  }

  #key(beside: Resource, name: string): string {
    return `${this.namespaceOf(beside)}/${name}`;
  }
}
