import type { HeadlessServiceProps } from '../service/headless-service-props';
import type { ObjectMetadata } from '../props/object-metadata';

/**
 * What peers dial.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services
 */
export enum Addressing {
  /** The addresses that the Service's name resolves to, one by one, as when a message goes to every sibling. */
  POD_IP = 'pod-ip',

  /** Names: of the Service, or of single pods of a StatefulSet. */
  POD_DNS = 'pod-dns',
}

/**
 * How Istio takes part in the pods' traffic.
 *
 * @see https://istio.io/latest/docs/overview/dataplane-modes/
 */
export enum IstioDataPlane {
  /** A proxy in each pod. */
  SIDECAR = 'sidecar',

  /** A proxy on each node, without anything in the pod. */
  AMBIENT = 'ambient',
}

/**
 * Mutual TLS for the pods behind the Service, whatever the mesh or the namespace say.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export interface PeerAuthenticationProps {
  /**
   * Names of ports that stay in plain text; the DestinationRule that clients in the mesh then need is made too.
   *
   * @default - none
   */
  readonly plaintextPorts?: string[];

  /**
   * Labels and annotations of the Istio objects.
   *
   * @default - the usual labels, and a sync wave before the pods
   */
  readonly metadata?: ObjectMetadata;
}

/**
 * Properties of `IstioSafeHeadless`.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services
 */
export interface IstioSafeHeadlessProps extends HeadlessServiceProps {
  /**
   * What peers dial: pod addresses, or names.
   *
   * It decides how ports are declared, because Istio finds an HTTP destination by its host name only: a call to an
   * address of a port declared as HTTP matches nothing, leaves in plain text, and a STRICT peer ends it.
   */
  readonly addressing: Addressing;

  /**
   * A proxy in each pod, or one on each node.
   *
   * @default IstioDataPlane.SIDECAR
   */
  readonly dataPlane?: IstioDataPlane;

  /**
   * Requires mutual TLS (STRICT) for the pods behind the Service.
   *
   * @default - what the mesh or the namespace say; no Istio object is needed for a call between peers to work
   * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
   */
  readonly peerAuthentication?: PeerAuthenticationProps;

  /**
   * Whether the pods get the label that puts them into the mesh, whatever their namespace says. One pod outside the mesh
   * turns mutual TLS off for all.
   *
   * @default true
   * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
   */
  readonly joinMesh?: boolean;

  /**
   * Whether the containers wait for the sidecar: a peer that calls others at its start would be refused before.
   *
   * @default true
   * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
   */
  readonly holdApplicationUntilProxyStarts?: boolean;
}
