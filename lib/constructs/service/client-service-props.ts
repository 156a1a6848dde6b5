import type { ObjectMetadata } from '../props/object-metadata';
import type { ClientPort } from './headless-port';
import type { ReachableServiceProps } from './reachable-service';

/**
 * A Service with a cluster IP for the clients of a group, beside the headless one for its peers.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 */
export interface ClientServiceProps extends ReachableServiceProps {
  /** Name of the Service; another one than the other Services of the group have. A DNS label that begins with a letter. */
  readonly name: string;

  /** What clients dial. They are declared on the container too. */
  readonly ports: ClientPort[];

  /**
   * Labels that a pod must have beside the group's own to get traffic, such as `{ role: 'replica' }`.
   *
   * The program gives them to its pods while it runs, and takes them away; its account needs the right to patch pods. The
   * Service names them in the annotation `cdk8s-headless/labels-at-runtime`, so that the rules do not look for them in pod
   * templates.
   *
   * @default - none: all pods of the group
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Whether pods get traffic before they are ready, and while they end. For clients that must reach a pod which is not
   * ready, such as one that is still sealed.
   *
   * @default false
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Labels and annotations of the Service.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}
