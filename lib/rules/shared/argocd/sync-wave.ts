import type { Resource } from '../../../manifest/resource';

export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** The wave in which Argo CD applies an object; 0 where the annotation is missing or no integer. */
export function waveOf(resource: Resource): number {
  const wave = Number(resource.annotations.get(SYNC_WAVE) ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}

/** The options in a list such as `Prune=confirm,Replace=true`. */
export function optionsIn(list: string | undefined): ReadonlySet<string> {
  return new Set((list ?? '').split(',').map((option) => option.trim()));
}
