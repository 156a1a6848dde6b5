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
   * A folder of the volume that is mounted instead of its root, a relative path: an image that refuses a folder with
   * `lost+found` in it gets an empty one.
   *
   * @default - the root of the volume
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
   */
  readonly subPath?: string;

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

  /**
   * Annotations of the claims, for backup tools and provisioners. They cannot be changed later either.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What new volumes begin with, each with the same: a snapshot, for a group that is restored.
   *
   * @default - an empty volume
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-snapshot-and-restore-volume-from-snapshot-support
   */
  readonly dataSource?: ClaimDataSource;
}

/**
 * What a new volume begins with.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/#provisioning-volumes-from-snapshots
 */
export interface ClaimDataSource {
  /**
   * What it is: `VolumeSnapshot`, or `PersistentVolumeClaim` for a copy.
   *
   * @default 'VolumeSnapshot'
   */
  readonly kind?: string;

  /** Its name, in the namespace of the group. */
  readonly name: string;

  /**
   * The API group of its kind; the empty string for a claim.
   *
   * @default 'snapshot.storage.k8s.io' for a `VolumeSnapshot`; none for a `PersistentVolumeClaim`
   */
  readonly apiGroup?: string;
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
