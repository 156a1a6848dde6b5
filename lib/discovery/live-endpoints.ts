import type { IpFamily } from '../kubernetes/addresses';
import { dashedAddress } from '../dns/endpoint-label';
import type { Inventory } from '../manifest/inventory';
import { LabelIndex } from '../manifest/label-index';
import { addToList } from '../manifest/lists';
import type { Resource } from '../manifest/resource';
import { selects } from '../manifest/selector';
import type { Service } from '../manifest/service';
import { Workload } from '../manifest/workload';
import { endpointPorts, writtenStates, type Endpoint } from './endpoint';
import { serviceFamilies } from './ip-families';
import { livePods, type LivePod } from './live-pod';
import { sliceEndpoints, writtenAddress } from './written-endpoints';

/** What objects that were read from a cluster say of this moment. */
export class LiveEndpoints {
  public readonly pods: readonly LivePod[];
  readonly #podsByLabel = new LabelIndex<LivePod>();
  readonly #slices = new Map<string, Resource[]>();
  readonly #endpoints = new Map<Service, readonly Endpoint[]>();

  public constructor(
    inventory: Inventory,
    private readonly namespaceOf: (resource: Resource) => string,
    private readonly families: readonly IpFamily[],
  ) {
    this.pods = livePods(inventory, namespaceOf);
    for (const pod of this.pods) this.#podsByLabel.add(pod, pod.labels, pod.namespace);
    for (const slice of [...inventory.made, ...inventory.ofKind('EndpointSlice')]) {
      const service = slice.labels.get('kubernetes.io/service-name');
      if (slice.kind === 'EndpointSlice' && service !== undefined)
        addToList(this.#slices, `${namespaceOf(slice)}/${service}`, slice);
    }
  }

  /** Whether the input says anything of this moment: it has pods with a status, or slices that were read from a cluster. */
  public get known(): boolean {
    return this.pods.length > 0 || [...this.#slices.values()].flat().some(({ readBack }) => readBack);
  }

  /** The pods that a Service selects at this moment. */
  public podsOf(service: Service): readonly LivePod[] {
    return this.podsWith(service.selector, this.namespaceOf(service));
  }

  /** The pods of a namespace that have all those labels. */
  public podsWith(labels: ReadonlyMap<string, string>, namespace: string): readonly LivePod[] {
    const pods = this.#podsByLabel.withRarest(labels, namespace) ?? [];
    return pods.filter((pod) => selects(labels, pod.labels));
  }

  /** The endpoints that a Service has at this moment: those of its EndpointSlices, else what its pods come to. */
  public of(service: Service): readonly Endpoint[] {
    const known = this.#endpoints.get(service);
    if (known !== undefined) return known;
    const found = this.#read(service);
    this.#endpoints.set(service, found);
    return found;
  }

  #read(service: Service): readonly Endpoint[] {
    const slices = this.#slices.get(`${this.namespaceOf(service)}/${service.name}`);
    if (slices !== undefined) return slices.flatMap(sliceEndpoints);
    if (service.externalName !== undefined) return [];
    return this.podsOf(service).flatMap((pod) => this.#endpoint(pod, service));
  }

  /** As the EndpointSlice controller makes it. */
  #endpoint(pod: LivePod, service: Service): readonly Endpoint[] {
    if (pod.ended) return [];
    const families = serviceFamilies(service, this.families);
    const addresses = pod.addresses
      .flatMap(writtenAddress)
      .filter(({ family }) => families.includes(family))
      .map((address) => ({ ...address, dashed: dashedAddress(address.text) }));
    if (addresses.length === 0) return [];
    const ready = service.publishNotReadyAddresses || (pod.ready && !pod.terminating);
    return [
      {
        pod: undefined,
        hostname: pod.subdomain === service.name ? pod.hostname : undefined,
        podName: pod.name,
        addresses,
        ports: endpointPorts(service, new Workload(pod.resource.manifest)),
        states: writtenStates(ready),
      },
    ];
  }
}
