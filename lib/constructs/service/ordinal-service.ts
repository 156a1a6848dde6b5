import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HeadlessPort } from './headless-port';
import type { Mesh } from './mesh';
import type { ObjectMetadata } from '../props/object-metadata';
import { clusterIpServiceObject } from './cluster-ip-service';

/**
 * A ClusterIP Service for each single peer: an address that stays when the pod is replaced, for clients that cannot use DNS names.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export interface OrdinalServicesProps {
  /**
   * The names of the group's ports that the Services have.
   *
   * @default - all of them
   */
  readonly ports?: string[];

  /**
   * Labels and annotations of the Services.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** The Service of one peer, named like its pod. */
export function ordinalServiceObject(
  scope: Construct,
  props: OrdinalServicesProps,
  group: {
    readonly name: string;
    readonly selector: Readonly<Record<string, string>>;
    /** The mesh that the pods are in: it has one protocol for a port of a pod. */
    readonly mesh: Mesh;
  },
  podName: string,
  ports: readonly HeadlessPort[],
): ApiObject {
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
    metadata: props.metadata,
  });
}
