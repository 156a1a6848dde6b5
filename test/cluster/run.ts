/** What `npm run test:cluster` was asked for; run.mjs hands it down through the environment. */
export interface ClusterRun {
  /** The Kubernetes version of the control plane. */
  readonly version: string;
  /** The memory disk for all files. */
  readonly scratch: string;
  /** The binaries. */
  readonly parts: Readonly<Record<'etcd' | 'coredns' | 'apiserver' | 'controllers', { readonly binary: string }>>;
  /** All random configurations instead of a part. */
  readonly long: boolean;
  readonly seed: number;
  /** The cluster of KUBECONFIG instead of one of our own. */
  readonly existing?: boolean;
}

export const run: ClusterRun = JSON.parse(process.env.CLUSTER_RUN ?? '{}');
