import type { Service } from '../../../manifest/service';

/**
 * Whether it is but a part of a Service, as a kustomize patch is: it selects nothing, has no ports, and is neither
 * headless nor an alias. What it lacks stands elsewhere.
 */
export function isFragment({ spec, headless, type }: Service): boolean {
  return spec.selector === undefined && spec.ports === undefined && !headless && type !== 'ExternalName';
}
