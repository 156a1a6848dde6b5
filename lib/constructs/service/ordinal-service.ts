import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ObjectMetadata } from '../props/object-metadata';
import { clusterIpServiceObject } from './cluster-ip-service';
import type { HeadlessPort } from './headless-port';
import type { Mesh } from './mesh';
import type { ReachableServiceProps } from './reachable-service';

/**
 * A Service with a cluster IP for each single peer: an address that stays when the pod is replaced, for clients that cannot
 * use DNS names, or that are outside of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export interface OrdinalServicesProps extends ReachableServiceProps {
  /**
   * The names of the group's ports that the Services have. The `clients` of a network policy may call those that are named
   * here.
   *
   * @default - all of them
   */
  readonly ports?: string[];

  /**
   * Whether a peer gets traffic before it is ready, and while it ends.
   *
   * @default - as the headless Service of the group
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Labels and annotations of all of the Services.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;

  /**
   * Further labels and annotations of the Service of one peer, by its ordinal: `{ '0': { annotations: … } }`. A DNS name
   * for each load balancer, say.
   *
   * @default - none
   */
  readonly ordinalMetadata?: { [ordinal: string]: ObjectMetadata };
}

/** The group whose peers get Services. */
export interface GroupOfOrdinals {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  /** The mesh that the pods are in: it has one protocol for a port of a pod. */
  readonly mesh: Mesh;
  readonly publishNotReadyAddresses: boolean;
}

/** The Service of one peer, named like its pod. */
export function ordinalServiceObject(
  scope: Construct,
  props: OrdinalServicesProps,
  group: GroupOfOrdinals,
  podName: string,
  ports: readonly HeadlessPort[],
): ApiObject {
  const { metadata = {}, ordinalMetadata = {} } = props;
  const own = ordinalMetadata[podName.slice(group.name.length + 1)] ?? {};
  return clusterIpServiceObject(scope, `Service-${podName}`, {
    name: podName,
    group: group.name,
    role: 'ordinal',
    ports: ports.map((port) => ({
      name: port.name,
      port: port.number,
      targetPort: port.number,
      rendering: group.mesh.rendering(port),
    })),
    selector: { ...group.selector, 'statefulset.kubernetes.io/pod-name': podName },
    publishNotReadyAddresses: props.publishNotReadyAddresses ?? group.publishNotReadyAddresses,
    reach: props,
    metadata: {
      labels: { ...metadata.labels, ...own.labels },
      annotations: { ...metadata.annotations, ...own.annotations },
    },
  });
}
