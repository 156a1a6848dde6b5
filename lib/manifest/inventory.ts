import { LabelIndex } from './label-index';
import { labels, mapping, type Manifest } from './manifest';
import { nearness, type Origin, type OriginOf } from './origin';
import { madeByOthers } from './owner';
import { Resource } from './resource';
import { labelSelectorMatches, selects } from './selector';
import { Service } from './service';
import { Workload } from './workload';
import { addToList } from './lists';

/** All objects of one cluster that were checked together, found by kind, by name and by selector. */
export class Inventory {
  /** What somebody wrote. */
  public readonly resources: readonly Resource[];
  /** What controllers made of it, where the objects were read from a cluster: facts, which no rule is put to. */
  public readonly made: readonly Resource[];
  public readonly services: readonly Service[];
  public readonly workloads: readonly Workload[];

  readonly #byKind = new Map<string, Resource[]>();
  readonly #byName = new Map<string, Resource[]>();
  readonly #workloadsByLabel = new LabelIndex<Workload>();
  readonly #selected = new Map<Service, readonly Workload[]>();
  #selecting: ReadonlyMap<Workload, readonly Service[]> | undefined;

  /** @param origins where the manifests are written, where that is known */
  public constructor(
    manifests: readonly Manifest[],
    private readonly origins?: OriginOf,
  ) {
    const all = manifests.map(read);
    const made = madeByOthers(all);
    this.made = [...made];
    this.resources = made.size === 0 ? all : all.filter((resource) => !made.has(resource));
    this.services = this.resources.filter((resource) => resource instanceof Service);
    this.workloads = this.resources.filter((resource) => resource instanceof Workload);
    for (const resource of this.resources) {
      addToList(this.#byKind, resource.kind, resource);
      addToList(this.#byName, `${resource.kind}/${resource.name}`, resource);
    }
    for (const workload of this.workloads) this.#workloadsByLabel.add(workload, workload.podLabels);
  }

  /** The objects of one kind, in the order of the input. */
  public ofKind(kind: string): readonly Resource[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** The objects of a kind and name that can be in the namespace of `beside`. */
  public named(kind: string, name: string, beside: Resource): readonly Resource[] {
    return this.nearest(
      this.anywhere(kind, name).filter((resource) => resource.mayShareNamespace(beside)),
      beside,
    );
  }

  /** Where an object is written; `undefined` where no file is known. */
  public originOf({ manifest }: Resource): Origin | undefined {
    return this.origins?.(manifest);
  }

  /**
   * Of objects that are written several times, as in folders of alternatives, those that are written nearest to `beside`:
   * in the same file, else in the same folder, else all of them.
   */
  public nearest<T extends Resource>(found: readonly T[], beside: Resource): readonly T[] {
    if (this.origins === undefined || found.length < 2) return found;
    const here = this.originOf(beside);
    const best = new Map<string, number>();
    const placed = found.map((resource) => {
      const { group, kind, namespace = '', name } = resource;
      const near = {
        resource,
        key: `${group}/${kind}/${namespace}/${name}`,
        value: nearness(here, this.originOf(resource)),
      };
      best.set(near.key, Math.max(near.value, best.get(near.key) ?? 0));
      return near;
    });
    return placed.filter(({ key, value }) => value === best.get(key)).map(({ resource }) => resource);
  }

  /** The objects of a kind and name in whatever namespace. */
  public anywhere(kind: string, name: string): readonly Resource[] {
    return this.#byName.get(`${kind}/${name}`) ?? [];
  }

  /** The Service of that name that can be in the namespace of `beside`. */
  public service(name: string, beside: Resource): Service | undefined {
    return this.named('Service', name, beside).find((resource) => resource instanceof Service);
  }

  /** The workloads whose pods a Service selects, by the labels that their templates give. */
  public selectedBy(service: Service): readonly Workload[] {
    const known = this.#selected.get(service);
    if (known !== undefined) return known;
    const { selector } = service;
    const found = this.nearest(
      (this.#workloadsByLabel.withRarest(selector) ?? []).filter(
        (workload) => service.mayShareNamespace(workload) && selects(selector, workload.podLabels),
      ),
      service,
    );
    this.#selected.set(service, found);
    return found;
  }

  /** The workloads whose pods a `LabelSelector` matches, in the namespace of `beside`; an absent selector matches none. */
  public matching(selector: unknown, beside: Resource): readonly Workload[] {
    const matchLabels = labels(mapping(selector)?.matchLabels);
    return this.nearest(
      (this.#workloadsByLabel.withRarest(matchLabels) ?? this.workloads).filter(
        (workload) => beside.mayShareNamespace(workload) && labelSelectorMatches(selector, workload.podLabels),
      ),
      beside,
    );
  }

  /** The Services that select the pods of a workload, in the order of the input. */
  public servicesOf(workload: Workload): readonly Service[] {
    return this.nearest((this.#selecting ??= this.#byWorkload()).get(workload) ?? [], workload);
  }

  /** What each Service selects, turned round: labels that many Services share cost nothing so. */
  #byWorkload(): ReadonlyMap<Workload, readonly Service[]> {
    const selecting = new Map<Workload, Service[]>();
    for (const service of this.services)
      for (const workload of this.selectedBy(service)) addToList(selecting, workload, service);
    return selecting;
  }
}

/** The narrowest reading of an object. Most are Services and workloads, so the kind is asked before anything is read. */
function read(manifest: Manifest): Resource {
  if (manifest.kind === 'Service') {
    const service = new Service(manifest);
    if (service.group === '') return service;
  } else if (Workload.isKind(manifest.kind)) {
    const workload = new Workload(manifest);
    if (Workload.is(workload)) return workload;
  }
  return new Resource(manifest);
}
