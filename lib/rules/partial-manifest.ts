import type { Container } from '../manifest/container';
import { text } from '../manifest/manifest';
import type { Workload } from '../manifest/workload';

/** Whether a container only patches one of another manifest: every container of a whole manifest has an image. */
export function isContainerPatch(container: Container): boolean {
  return (text(container.fields.image) ?? '') === '';
}

const KINDS_WITH_SELECTOR = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/**
 * Whether a manifest only patches a workload of another manifest, as in an overlay of kustomize: it lacks its containers,
 * an image, or both the selector and the labels that the selector matches.
 */
export function isWorkloadPatch(workload: Workload): boolean {
  const { kind, spec, podLabels } = workload;
  if (KINDS_WITH_SELECTOR.has(kind) && (spec.selector ?? null) === null && podLabels.size === 0) return true;
  const main = workload.containers.filter(({ role }) => role === 'main');
  return main.length === 0 || main.some(isContainerPatch);
}
