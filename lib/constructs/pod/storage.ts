import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';

/**
 * A volume of its own for each peer, kept when the pod is replaced: a claim template of the StatefulSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface PeerStorage {
  /**
   * Name of the claim template, which no other volume of the pod has; peer 0 of group `ledger` gets the claim `<name>-ledger-0`.
   *
   * A DNS label. It cannot be changed on an existing StatefulSet.
   */
  readonly name: string;

  /**
   * Size of the volume, whole kibibytes; printed in the largest whole unit. Claim templates cannot be changed on an existing StatefulSet.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources
   */
  readonly size: Size;

  /**
   * Where the volume is mounted, an absolute path.
   *
   * @default - required, unless `devicePath` is given for a block volume
   */
  readonly mountPath?: string;

  /**
   * Where the device of a block volume appears; with `volumeMode` BLOCK instead of `mountPath`.
   *
   * @default - none
   */
  readonly devicePath?: string;

  /**
   * The containers that mount it, by name.
   *
   * @default - the peer container
   */
  readonly containers?: string[];

  /**
   * Storage class of the claim.
   *
   * @default - the cluster's default class
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1
   */
  readonly storageClassName?: string;

  /**
   * How the volume can be mounted.
   *
   * @default [READ_WRITE_ONCE]
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * File system or raw block device.
   *
   * @default - a file system, decided by Kubernetes
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * Labels of the claims. Claim templates cannot be changed later, so nothing that changes with a release belongs here.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * What becomes of a peer's claims.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export enum ClaimRetention {
  /** The claims stay; a peer that comes back finds its data. */
  RETAIN = 'Retain',
  /** The claims are deleted, and the data with them. */
  DELETE = 'Delete',
}

/**
 * When the claims of a group are deleted.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export interface ClaimRetentionPolicy {
  /**
   * When the StatefulSet is deleted.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * When the group gets fewer replicas.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenScaled?: ClaimRetention;
}
