import type { Container } from '../manifest/container';
import { text } from '../manifest/manifest';
import type { Workload } from '../manifest/workload';

/** Whether a text waits for a later step, such as envsubst or a template engine: `${NAME}-web`, `{{ .Release.Name }}`. */
export function isPlaceholder(value: string): boolean {
  return /\$\{|\{\{|\$\(/.test(value);
}

/** Whether a container is a patch of one that is elsewhere: every container of a whole manifest has an image. */
export function isPatch(container: Container): boolean {
  return (text(container.fields.image) ?? '') === '';
}

const SELECTING = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/**
 * Whether a manifest is a patch of a workload that is elsewhere, as in an overlay of kustomize: it lacks its containers,
 * an image, or both the selector and the labels that this one matches.
 */
export function isPatchOf(workload: Workload): boolean {
  const { kind, spec, podLabels } = workload;
  if (SELECTING.has(kind) && (spec.selector ?? null) === null && podLabels.size === 0) return true;
  const main = workload.containers.filter(({ role }) => role === 'main');
  return main.length === 0 || main.some(isPatch);
}
