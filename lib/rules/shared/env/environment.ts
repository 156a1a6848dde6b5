import type { Container } from '../../../manifest/container';
import { dig, list, text } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';

/** Whether a container takes variables from ConfigMaps or Secrets, so that its manifest does not show all their names. */
export function hasEnvFrom(container: Container): boolean {
  return list(container.fields.envFrom).length > 0;
}

/** Whether the kubelet may add a variable of that name for some Service of the namespace. */
export function mayBeServiceLink(name: string, workload: Workload): boolean {
  if (workload.podSpec.enableServiceLinks === false && !name.startsWith('KUBERNETES_')) return false;
  return /^[A-Z0-9_]+_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/.test(
    name,
  );
}

/** The pod's field that a variable holds: `status.podIP`. */
export function fieldPathOf(valueFrom: unknown): string | undefined {
  return text(dig(valueFrom, 'fieldRef', 'fieldPath'));
}

/** Whether a container starts a shell, in which `$(…)` runs a command. */
export function runsShell(container: Container): boolean {
  return container.words.some(({ word }) => /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(word) || /^#!|\n/.test(word));
}
