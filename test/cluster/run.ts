/** What `npm run test:cluster` was asked for; run.mjs hands it down through the environment. */
export interface ClusterRun {
  /** The Kubernetes version of the control plane. */
  readonly version: string;
  /** The memory disk for all files. */
  readonly scratch: string;
  /** The binaries. */
  readonly parts: Readonly<
    Record<
      'etcd' | 'coredns' | 'apiserver' | 'controllers' | 'proxy' | 'enforcer' | 'policies' | 'istio',
      { readonly binary: string }
    >
  >;
  /** All random configurations instead of a part. */
  readonly long: boolean;
  readonly seed: number;
  /** The folder to which the proof of mutants writes the answers of the server and the list of what `check` misses. */
  readonly write?: string;
  /** The folder from which it reads such answers, so that no server is needed. */
  readonly again?: string;
  /** The cluster of KUBECONFIG instead of one of our own. */
  readonly existing?: boolean;
}

export const run: ClusterRun = JSON.parse(process.env.CLUSTER_RUN ?? '{}');
