import type { IpFamily } from '../kubernetes/addresses';

/** What a prediction has to be told of the cluster; what is left out is as kubeadm sets it up. */
export interface DnsOptions {
  /** The zone of the cluster's names. */
  readonly clusterDomain?: string;
  /** The families of pod and Service addresses, the primary one first. */
  readonly ipFamilies?: readonly IpFamily[];
  /** Where objects without a namespace go. */
  readonly namespace?: string;
  /** CoreDNS runs with `endpoint_pod_names`: an endpoint without a hostname is named after its pod, not its address. */
  readonly endpointPodNames?: boolean;
  /** How many nodes run a pod of each DaemonSet. Where it is not said, those pods are left out, and a note says so. */
  readonly nodes?: number;
  /** StatefulSet pods have the label `apps.kubernetes.io/pod-index`, as since Kubernetes 1.28. */
  readonly podIndexLabel?: boolean;
}

/** The options with nothing left out. */
export interface Cluster {
  readonly clusterDomain: string;
  readonly ipFamilies: readonly IpFamily[];
  readonly namespace: string;
  readonly endpointPodNames: boolean;
  readonly nodes: number | undefined;
  readonly podIndexLabel: boolean;
}

/** Fills in what the options leave out. */
export function cluster(options: DnsOptions = {}): Cluster {
  const families = [...new Set(options.ipFamilies ?? [])];
  return {
    clusterDomain: (options.clusterDomain ?? 'cluster.local').replace(/\.$/, ''),
    ipFamilies: families.length > 0 ? families : ['IPv4'],
    namespace: options.namespace || 'default',
    endpointPodNames: options.endpointPodNames ?? false,
    nodes: options.nodes,
    podIndexLabel: options.podIndexLabel ?? true,
  };
}
