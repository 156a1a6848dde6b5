import type { HeadlessPort } from './headless-port';
import type { IpFamily, IpFamilyPolicy } from './ip-family';
import type { ObjectMetadata } from '../props/object-metadata';

/**
 * Properties of `HeadlessService`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export interface HeadlessServiceProps {
  /**
   * Name of the Service, and its first DNS label.
   *
   * 1 to 63 of `a` to `z`, `0` to `9` and `-`, beginning with a letter (Kubernetes before 1.36 asks for one).
   *
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
   */
  readonly name: string;

  /**
   * The ports of the pods behind it: at least one, each with a name and one number.
   *
   * Kubernetes would take a headless Service without ports; it then has no SRV record, and Istio does not match the
   * traffic to its pods.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
   */
  readonly ports: HeadlessPort[];

  /**
   * The labels of the pods behind it.
   *
   * Left out, the group that the Service is given to sets them, or `select()` does; a Service without any selector gets
   * its addresses from EndpointSlices that somebody writes (see `ExternalPeers`).
   *
   * @default - set by a group or by `select()`, else none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service
   */
  readonly selector?: { [label: string]: string };

  /**
   * Whether pods are in DNS before they are ready, and while they end.
   *
   * Peers that must find each other to become ready need it; clients do not want it.
   *
   * @default - what the group needs that the Service is given to; `false` without a group
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * The IP families, at most both, the first one primary.
   *
   * @default - the cluster's first family
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Service has one family or both.
   *
   * @default - decided by the cluster: single-stack with a selector
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Whether several workloads may stand behind this Service.
   *
   * Their pods then become each other's peers. They get the labels of
   * `selector`, which are `cdk8s-headless/service: <name>` unless something else is said. The Service gets the annotation
   * `cdk8s-headless/shared: "true"`, so that the rules know that it is meant.
   *
   * @default false
   */
  readonly shared?: boolean;

  /**
   * Domain of the cluster, the end of every full name: lower case, without a dot at its end.
   *
   * @default 'cluster.local'
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  readonly clusterDomain?: string;

  /**
   * Labels and annotations of the Service.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}
