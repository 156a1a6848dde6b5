import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Field } from '../../kubernetes/constraints/field';
import { serviceSpec } from '../../kubernetes/constraints/service';
import { Violations } from '../../kubernetes/constraints/violations';
import type { Manifest } from '../../manifest/manifest';
import { addSecondsErrors } from '../props/duration-errors';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addViolations, ALL_VERSIONS, pathWords } from '../props/violation-errors';

/**
 * Which endpoints of a Service a node sends traffic to.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies
 */
export enum TrafficPolicy {
  /** Those of the whole cluster. */
  CLUSTER = 'Cluster',

  /** Those on the same node; where there is none, the traffic is dropped. */
  LOCAL = 'Local',
}

/**
 * Whether a client keeps its pod.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export enum SessionAffinity {
  /** Each connection may lead to another pod. */
  NONE = 'None',

  /** All connections from one address lead to the same pod. */
  CLIENT_IP = 'ClientIP',
}

/**
 * From where and how a Service with a cluster IP is reached.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export interface ReachableServiceProps {
  /**
   * From where it is reached: from the cluster, by a port of each node, or through a load balancer. `EXTERNAL_NAME` is
   * refused: for an alias use an `ExternalNameService`.
   *
   * @default ServiceType.CLUSTER_IP
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
   */
  readonly type?: kplus.ServiceType;

  /**
   * Which pods get traffic from outside of the cluster; only with the types `NODE_PORT` and `LOAD_BALANCER`. With `LOCAL` the
   * pods see the address of the client.
   *
   * @default - TrafficPolicy.CLUSTER, set by Kubernetes
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: TrafficPolicy;

  /**
   * Which pods get traffic from inside of the cluster.
   *
   * @default - TrafficPolicy.CLUSTER, set by Kubernetes
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#internal-traffic-policy
   */
  readonly internalTrafficPolicy?: TrafficPolicy;

  /**
   * Whether a client keeps its pod.
   *
   * @default - SessionAffinity.NONE, set by Kubernetes
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
   */
  readonly sessionAffinity?: SessionAffinity;

  /**
   * How long a client that sends nothing keeps its pod, 1 second to 1 day; only with `SessionAffinity.CLIENT_IP`.
   *
   * @default - 3 hours, set by Kubernetes
   */
  readonly sessionAffinityTimeout?: Duration;

  /**
   * Which implementation provides the load balancer, such as `service.k8s.aws/nlb`; only with the type `LOAD_BALANCER`.
   *
   * @default - that of the cluster
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
   */
  readonly loadBalancerClass?: string;

  /**
   * The blocks of addresses from which the load balancer takes traffic, such as `203.0.113.0/24`; only with the type
   * `LOAD_BALANCER`.
   *
   * @default - everywhere
   */
  readonly loadBalancerSourceRanges?: string[];
}

/** The fields of a Service's spec that these props print. */
export function reachFields(props: Given<ReachableServiceProps>): Manifest {
  const timeout = props.sessionAffinityTimeout?.toSeconds();
  return {
    type: props.type ?? kplus.ServiceType.CLUSTER_IP,
    externalTrafficPolicy: props.externalTrafficPolicy,
    internalTrafficPolicy: props.internalTrafficPolicy,
    loadBalancerClass: props.loadBalancerClass,
    loadBalancerSourceRanges: props.loadBalancerSourceRanges,
    sessionAffinity: props.sessionAffinity,
    sessionAffinityConfig: timeout === undefined ? undefined : { clientIP: { timeoutSeconds: timeout } },
  };
}

/** Reports what contradicts the type of the Service, and what Kubernetes does not take. */
export function addReachErrors(errors: PropErrors, at: string, props: Given<ReachableServiceProps>): void {
  const type = props.type ?? kplus.ServiceType.CLUSTER_IP;
  if (type === kplus.ServiceType.EXTERNAL_NAME)
    errors.add(
      `${at}.type`,
      type,
      'ServiceType.CLUSTER_IP, NODE_PORT or LOAD_BALANCER',
      'The Service selects pods; for an alias use an ExternalNameService.',
    );
  if (props.externalTrafficPolicy !== undefined && type === kplus.ServiceType.CLUSTER_IP)
    errors.add(
      `${at}.externalTrafficPolicy`,
      props.externalTrafficPolicy,
      'nothing, or type: ServiceType.NODE_PORT or LOAD_BALANCER',
      'The Service gets no traffic from outside, and the API refuses the field.',
    );
  for (const prop of ['loadBalancerClass', 'loadBalancerSourceRanges'] as const)
    if (props[prop] !== undefined && type !== kplus.ServiceType.LOAD_BALANCER)
      errors.add(
        `${at}.${prop}`,
        props[prop],
        'nothing, or type: ServiceType.LOAD_BALANCER',
        'There is no load balancer, and the API refuses the field.',
      );
  if (props.sessionAffinityTimeout !== undefined && props.sessionAffinity !== SessionAffinity.CLIENT_IP)
    errors.add(
      `${at}.sessionAffinityTimeout`,
      `${props.sessionAffinityTimeout.toMilliseconds() / 1000} s`,
      'nothing, or sessionAffinity: SessionAffinity.CLIENT_IP',
      'A client keeps its pod only with it.',
    );
  addSecondsErrors(
    errors,
    `${at}.sessionAffinityTimeout`,
    props.sessionAffinityTimeout,
    1000,
    'The API counts seconds.',
  );
  if (errors.has(`${at}.sessionAffinityTimeout`)) return;
  const violations = new Violations(ALL_VERSIONS);
  serviceSpec(violations, new Field(reachFields(props)));
  addViolations(errors, violations.found, ([field, ...rest]) =>
    field === 'sessionAffinityConfig' ? `${at}.sessionAffinityTimeout` : `${at}.${pathWords([field ?? '', ...rest])}`,
  );
}
