import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering, type WireRendering } from '../../port/wire-rendering';
import type { ObjectMetadata } from '../props/object-metadata';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from './headless-port';
import type { PodFacts } from './pod-facts';

/** What a service mesh changes about a headless Service and about the pods behind it. */
export interface Mesh {
  /** How a port is declared to Kubernetes and to the mesh. */
  readonly rendering: (port: HeadlessPort) => WireRendering;
  /** The annotations of the Service. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The labels and annotations of the pods. */
  readonly podMetadata: ObjectMetadata;
  /** Reports what is wrong with pods that are put behind the Service. */
  readonly addPodErrors: (errors: PropErrors, pods: PodFacts) => void;
  /** What carries the traffic of the pods: a proxy in each pod, or one on each node. */
  readonly tunnel: 'sidecar' | 'ambient' | undefined;
}

/** No mesh. */
export const NO_MESH: Mesh = {
  rendering: (port) => wireRendering(port.protocol ?? WireProtocol.TCP),
  annotations: {},
  podMetadata: {},
  addPodErrors: () => undefined,
  tunnel: undefined,
};
