import { Internals } from '../cdk8s/internals';
import type { IpFamily, OwnAddresses } from './ip-family';
import type { Mesh } from './mesh';
import type { PodSelection } from './pod-selection';
import type { ServiceNames } from './service-names';

/** What other constructs must know of a headless Service, and users need not. */
export interface HeadlessInternals {
  readonly names: ServiceNames;
  readonly selection: PodSelection;
  /** The IP families that were asked for. */
  readonly ipFamilies: readonly IpFamily[];
  /** Whether pods may have an address of each family. */
  readonly dualStack: boolean;
  /** Which of its own addresses a pod behind the Service is told. */
  readonly ownAddresses: OwnAddresses;
  /** The mesh that the pods are in; set by the constructor of a Service for a mesh. */
  mesh: Mesh;
  /** Takes the Service and what belongs to it out of what is rendered. */
  readonly removeObjects: () => void;
}

/** The internals of each headless Service. */
export const HEADLESS = new Internals<HeadlessInternals>('headless-service');
