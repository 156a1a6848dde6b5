import { ISTIO_UID } from '../../port/istio-reserved';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering, type WireRendering } from '../../port/wire-rendering';
import { ADDRESSING } from '../../rules/shared/mesh/sidecar-mesh';
import type { ObjectMetadata } from '../props/object-metadata';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import type { Mesh } from '../service/mesh';
import type { PodFacts } from '../service/pod-facts';
import { Addressing, IstioDataPlane, type IstioSafeHeadlessProps } from './istio-safe-headless-props';
import { addReservedPortError } from './reserved-port';

/** What Istio changes about a Service with these props, and about its pods. */
export function istioMesh(props: IstioSafeHeadlessProps): Mesh {
  const tunnel = props.dataPlane === IstioDataPlane.AMBIENT ? 'ambient' : 'sidecar';
  return {
    rendering: (port) => istioRendering(port, props.addressing),
    annotations: { [ADDRESSING]: props.addressing },
    podMetadata: props.joinMesh === false ? {} : podMetadata(tunnel, props.holdApplicationUntilProxyStarts ?? true),
    addPodErrors: (errors, pods) => {
      addContainerErrors(errors, pods);
      if (props.joinMesh !== false) addLabelError(errors, pods, tunnel, props.name);
      addClientPortErrors(errors, pods, props);
    },
    tunnel,
  };
}

/** How a port is declared to Istio. */
export function istioRendering(port: Pick<HeadlessPort, 'protocol'>, addressing?: Addressing): WireRendering {
  const protocol = port.protocol ?? WireProtocol.TCP;
  const rendering = wireRendering(protocol);
  if (rendering.transport !== 'TCP') return rendering;
  if (addressing === Addressing.POD_IP) return wireRendering(WireProtocol.TCP);
  // Istio counts and routes gRPC by its own word; the neutral one would make it any HTTP/2.
  return protocol === WireProtocol.GRPC ? { ...rendering, appProtocol: 'grpc' } : rendering;
}

type Tunnel = 'sidecar' | 'ambient';

/** The label that puts a pod into the mesh. */
const JOINING: Readonly<Record<Tunnel, readonly [label: string, value: string]>> = {
  ambient: ['istio.io/dataplane-mode', 'ambient'],
  sidecar: ['sidecar.istio.io/inject', 'true'],
};

function podMetadata(tunnel: Tunnel, hold: boolean): ObjectMetadata {
  const [label, value] = JOINING[tunnel];
  const labels = { [label]: value };
  if (tunnel === 'ambient' || !hold) return { labels };
  return {
    labels,
    annotations: { 'proxy.istio.io/config': JSON.stringify({ holdApplicationUntilProxyStarts: true }) },
  };
}

function addContainerErrors(errors: PropErrors, pods: PodFacts): void {
  for (const { prop, user, ports } of pods.containers) {
    if (user === ISTIO_UID)
      errors.add(
        `${prop}.user`,
        user,
        'another user ID',
        'The sidecar runs as this user, and Istio does not encrypt the traffic of its own user.',
      );
    for (const port of ports) addReservedPortError(errors, port.prop, port.number);
  }
}

function addLabelError(errors: PropErrors, pods: PodFacts, tunnel: Tunnel, service: string): void {
  const [label, value] = JOINING[tunnel];
  const found = pods.labels[label];
  if (found !== undefined && found !== value)
    errors.add(
      `podMetadata.labels["${label}"]`,
      found,
      `nothing, or ${value}, or "joinMesh: false" on the Service "${service}"`,
      'One pod outside the mesh turns mutual TLS off for all.',
    );
}

/** Istio has one protocol for a port of a pod, whichever Service a call comes through. */
function addClientPortErrors(errors: PropErrors, pods: PodFacts, { name, ports, addressing }: IstioSafeHeadlessProps) {
  pods.clientPorts.forEach(({ prop: at, port }) => {
    addReservedPortError(errors, `${at}.number`, port.number);
    const own = ports.find((candidate) => candidate.number === port.number);
    if (own === undefined) return;
    const peers = istioRendering(own, addressing);
    const clients = wireRendering(port.protocol ?? WireProtocol.TCP);
    if (peers.transport !== clients.transport || peers.appProtocol === clients.appProtocol) return;
    errors.add(
      at,
      `${port.number} as ${clients.appProtocol}`,
      `another container port, since ${port.number} is ${peers.appProtocol} on the headless Service "${name}"`,
      'Istio uses one protocol for a port of a pod, that of the older Service.',
    );
  });
}
