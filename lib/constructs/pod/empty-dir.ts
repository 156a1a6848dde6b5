import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';

/**
 * A folder that containers can write to, empty when a pod starts and gone with it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export interface EmptyDir {
  /** Where it is mounted, an absolute path. What the image has there is hidden. */
  readonly mountPath: string;

  /**
   * How much it may hold, whole kibibytes; the kubelet evicts a pod that writes more.
   *
   * @default - as much as the node has
   */
  readonly sizeLimit?: Size;

  /**
   * Where it is kept. What is kept in MEMORY counts as memory of the containers that write it.
   *
   * @default - on the disk of the node
   */
  readonly medium?: kplus.EmptyDirMedium;

  /**
   * Name of the volume, a DNS label that no other volume of the pod has.
   *
   * @default - made of the path: `opt-kafka-logs` of `/opt/kafka/logs`
   */
  readonly name?: string;

  /**
   * The containers and init containers that mount it, by name: those that share what is in it.
   *
   * @default - the peer container
   */
  readonly containers?: string[];
}
