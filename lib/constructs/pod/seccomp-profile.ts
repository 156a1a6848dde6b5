import { Internals } from '../cdk8s/internals';

/** Each profile in the field names of Kubernetes; `undefined` where nothing is printed. */
export const SECCOMP = new Internals<{ readonly json: Readonly<Record<string, string>> | undefined }>(
  'seccomp-profile',
);

/**
 * Which system calls the pods may make.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export class SeccompProfile {
  /** The container runtime's own profile: what the Pod Security level "restricted" asks for. */
  public static readonly RUNTIME_DEFAULT = new SeccompProfile({ type: 'RuntimeDefault' });

  /** No restriction. The levels "baseline" and "restricted" refuse it. */
  public static readonly UNCONFINED = new SeccompProfile({ type: 'Unconfined' });

  /** Nothing is printed; the cluster decides. The level "restricted" refuses it. */
  public static readonly OMITTED = new SeccompProfile(undefined);

  /**
   * A profile that lies on the node.
   *
   * @param path its file, relative to the kubelet's folder of seccomp profiles
   */
  public static localhost(path: string): SeccompProfile {
    return new SeccompProfile({ type: 'Localhost', localhostProfile: path });
  }

  private constructor(json: Readonly<Record<string, string>> | undefined) {
    SECCOMP.set(this, { json });
  }
}
