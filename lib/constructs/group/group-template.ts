import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { renderMetadata } from '../cdk8s/rendered-object';
import { renderPodSpec, type PodSpecPlan } from '../pod/pod-template';
import { DEFAULT_SPREAD } from '../pod/scheduling';
import { DEFAULT_REPLICAS } from './group-kind';
import type { GroupPlan } from './group-plan';
import type { GroupProps } from './group-props';

/** The pod template of a workload in the field names of Kubernetes. */
export function groupTemplate(
  group: kplus.Workload,
  workload: ApiObject,
  { props, kind, peer }: GroupPlan,
  additions: Pick<PodSpecPlan, 'fsGroup' | 'mounts' | 'preStop'>,
): Record<string, unknown> {
  return {
    metadata: renderMetadata(group.podMetadata, workload),
    spec: renderPodSpec(group, props, {
      peerContainer: peer.name,
      ports: peer.ports,
      spread: props.topologySpread ?? (props.replicas === 1 || !kind.counted ? [] : DEFAULT_SPREAD),
      selector: kind.selector,
      ...additions,
    }),
  };
}

/** The number of pods to print; none where an autoscaler decides on it. */
export function printedReplicas(
  { hasAutoscaler }: { readonly hasAutoscaler: boolean },
  { replicas = DEFAULT_REPLICAS }: GroupProps,
): number | undefined {
  return hasAutoscaler ? undefined : replicas;
}
