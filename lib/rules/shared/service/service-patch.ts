import type { Service } from '../../../manifest/service';

/**
 * Whether a manifest only patches a Service of another manifest, as in an overlay of kustomize: it has no selector and no
 * ports, and is neither headless nor an alias.
 */
export function isServicePatch({ spec, headless, type }: Service): boolean {
  return spec.selector === undefined && spec.ports === undefined && !headless && type !== 'ExternalName';
}
