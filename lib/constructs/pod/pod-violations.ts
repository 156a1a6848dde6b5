import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Step } from '../../kubernetes/constraints/field';
import { podSpecViolations } from '../../kubernetes/constraints/pod';
import { dig, type Manifest } from '../../manifest/manifest';
import { PROPS_OF_CDK8S_PLUS } from '../cdk8s/kplus-internals';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import { addViolations, ALL_VERSIONS, pathWords } from '../props/violation-errors';
import { claimMounts } from './claim-templates';
import { containerName, initContainerName } from './container-names';
import { foldersContainers } from './empty-dirs';
import { podSpecOfGroup, PROPS_OF_PODS, type PodTemplateProps } from './pod-template';
import type { PeerStorage } from './storage';

/** The claims that the pods of a group have. */
export interface ClaimsOfPods {
  readonly storage: readonly PeerStorage[];
  readonly peerContainer: string;
}

/**
 * Reports what Kubernetes does not take of the pods that the props ask for, each at the prop that says it. It comes after
 * all other checks: a prop that has an error already is left out, since cdk8s-plus may be unable to print it.
 */
export function addPodViolations(errors: PropErrors, props: PodTemplateProps, claims: ClaimsOfPods): void {
  new PodOfProps(errors, props, claims).addViolations();
}

/** Reports what Kubernetes does not take of a container that is added to the pods later. */
export function addContainerViolations(
  errors: PropErrors,
  how: 'addContainer' | 'addInitContainer',
  given: Given<kplus.ContainerProps>,
): void {
  // Whether it has an image is looked at here.
  const container = given as kplus.ContainerProps;
  const others = [{ name: 'others', image: 'others' }];
  const [props, list] =
    how === 'addContainer'
      ? [{ containers: [container] }, 'containers']
      : [{ containers: others, initContainers: [container] }, 'initContainers'];
  const claims = { storage: [], peerContainer: '' };
  new PodOfProps(errors, props, claims, (prop) => prop.replace(`${list}[0]`, how)).addViolations();
}

/** Reports what Kubernetes does not take of pods as they are at synth, after users have added to them. */
export function addRenderedViolations(errors: PropErrors, workload: ApiObject, storage: readonly PeerStorage[]): void {
  const spec = specOfPods(workload);
  if (spec === undefined) return;
  const claims = new Set(storage.map(({ name }) => name));
  addViolations(errors, podSpecViolations(spec, ALL_VERSIONS, claims), (path) => {
    const noun = NOUNS.get(path[0]);
    if (noun === undefined) return pathWords(path);
    return `${noun} ${quoted(dig(spec, ...path.slice(0, 2), 'name'))}.${pathWords(path.slice(2))}`;
  });
}

/** What messages call the entries of the lists of containers. */
const NOUNS: ReadonlyMap<Step | undefined, string> = new Map([
  ['containers', 'container'],
  ['initContainers', 'init container'],
]);

function specOfPods(workload: ApiObject): unknown {
  try {
    return dig(workload.toJson() as Manifest, 'spec', 'template', 'spec');
  } catch {
    // What cannot be printed ends the synth, with its own words.
    return undefined;
  }
}

/** A volume of the pod, and the prop that has it. */
interface NamedVolume {
  readonly volume: kplus.Volume;
  readonly prop: string;
}

/** A pod as its props ask for it, and the props that its fields come from. */
class PodOfProps {
  readonly #props: PodTemplateProps;
  readonly #volumes: readonly NamedVolume[];

  /** @param nameOf what messages call a prop */
  public constructor(
    private readonly errors: PropErrors,
    props: PodTemplateProps,
    private readonly claims: ClaimsOfPods,
    private readonly nameOf = (prop: string) => prop,
  ) {
    this.#props = errors.found.length === 0 ? props : this.#printable(props);
    this.#volumes = this.#volumesOf(props);
  }

  public addViolations(): void {
    const { storage, peerContainer } = this.claims;
    const volumes = this.#volumes.map(({ volume }) => volume);
    const mounts = claimMounts(storage, peerContainer);
    const spec = podSpecOfGroup(this.#props, volumes, { mounts, peerContainer });
    const found = podSpecViolations(spec, ALL_VERSIONS, new Set(storage.map(({ name }) => name)));
    addViolations(this.errors, found, (path) => this.nameOf(this.#propOf(path)));
  }

  /** The props without what cdk8s-plus could not print. */
  #printable(props: PodTemplateProps): PodTemplateProps {
    return {
      ...props,
      containers: this.#printableContainers('containers', props.containers),
      initContainers: this.#printableContainers('initContainers', props.initContainers),
      terminationGracePeriod: this.#sound('terminationGracePeriod', props.terminationGracePeriod),
    };
  }

  #printableContainers(list: string, containers: readonly kplus.ContainerProps[] = []): kplus.ContainerProps[] {
    return containers.map((container, index) => {
      const sound = <Value>(prop: string, value: Value) => this.#sound(`${list}[${index}].${prop}`, value);
      return {
        ...container,
        resources: sound('resources', container.resources),
        readiness: sound('readiness', container.readiness),
        liveness: sound('liveness', container.liveness),
        startup: sound('startup', container.startup),
      };
    });
  }

  #sound<Value>(prop: string, value: Value): Value | undefined {
    return value === undefined || this.errors.hasWithin(this.nameOf(prop)) ? undefined : value;
  }

  /** The volumes that are listed, and those that are only mounted. */
  #volumesOf({ volumes = [], containers = [], initContainers = [] }: Given<PodTemplateProps>): readonly NamedVolume[] {
    const found = volumes.map((volume, index) => ({ volume, prop: `volumes[${index}]` }));
    const known = new Set(volumes);
    for (const [list, some] of Object.entries({ containers, initContainers }))
      some.forEach(({ volumeMounts = [] }, index) =>
        volumeMounts.forEach(({ volume }: Given<kplus.VolumeMount>, position) => {
          if (volume === undefined || known.has(volume)) return;
          known.add(volume);
          found.push({ volume, prop: `${list}[${index}].volumeMounts[${position}].volume` });
        }),
      );
    return found;
  }

  /** The prop that a field comes from. */
  #propOf(path: readonly Step[]): string {
    const [list, index, part, position] = path as [string, number, string | undefined, number | undefined];
    if (list === 'volumes')
      return this.#volumes[index]?.prop ?? this.#propOfEmptyDir(index - this.#volumes.length, path.slice(2));
    if ((list === 'containers' || list === 'initContainers') && part !== undefined && position !== undefined) {
      const prop = this.#propOfEntry(list, index, part, position, path.slice(4));
      if (prop !== undefined) return prop;
    }
    const words = [...PROPS_OF_CDK8S_PLUS, ...PROPS_OF_PODS].reduce(
      (text, [field, prop]) => text.replace(field, prop),
      pathWords(path),
    );
    const { defaultResources } = this.#props;
    const isDefault =
      part === 'resources' &&
      defaultResources !== undefined &&
      this.#props[list as 'containers' | 'initContainers']?.[index]?.resources === defaultResources;
    return isDefault ? words.replace(/^.*?\.resources/, 'defaultResources') : words;
  }

  /** The prop of an entry of a container's list that has no such list in its props, or not at this position. */
  #propOfEntry(
    list: 'containers' | 'initContainers',
    index: number,
    part: string,
    position: number,
    rest: readonly Step[],
  ): string | undefined {
    const container = this.#props[list]?.[index];
    if (container === undefined) return undefined;
    const at = `${list}[${index}]`;
    if (part === 'env') return `${at}.envVariables["${Object.keys(container.envVariables ?? {})[position]}"]`;
    if (part === 'ports' && position >= (container.ports ?? []).length)
      return `${at}.${container.portNumber === undefined ? 'port' : 'portNumber'}`;
    const own = part === 'volumeMounts' ? (container.volumeMounts ?? []).length : 0;
    if ((part !== 'volumeMounts' && part !== 'volumeDevices') || position < own) return undefined;
    const name = list === 'containers' ? containerName(container) : initContainerName(container, index);
    const { storage, peerContainer } = this.claims;
    const mounted = storage.filter(
      ({ containers = [peerContainer], devicePath }) =>
        containers.includes(name) && (devicePath === undefined) === (part === 'volumeMounts'),
    );
    const volume = mounted[position - own];
    if (volume !== undefined) return pathWords(['storage', storage.indexOf(volume), ...rest]);
    const { emptyDirs = [] } = this.#props;
    const folders = emptyDirs.filter((folder) => foldersContainers(folder, peerContainer).includes(name));
    const folder = folders[position - own - mounted.length];
    return folder && this.#propOfEmptyDir(emptyDirs.indexOf(folder), rest);
  }

  #propOfEmptyDir(index: number, rest: readonly Step[]): string {
    return pathWords(['emptyDirs', index, ...rest.filter((step) => step !== 'emptyDir')]);
  }
}
