import type { Inventory } from '../../../manifest/inventory';
import { dig, labels, list, mapping } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';

/**
 * The labels that the kustomization.yaml of an object's folder gives to selectors and to the pods behind them:
 * `commonLabels`, and `labels` with `includeSelectors`.
 */
export function kustomizeLabels(inventory: Inventory, object: Resource): ReadonlyMap<string, string> {
  const here = inventory.originOf(object);
  if (here?.kustomized !== true) return new Map();
  const files = inventory
    .ofKind('Kustomization')
    .filter((file) => file.group === 'kustomize.config.k8s.io' && inventory.originOf(file)?.folder === here.folder);
  return new Map(
    files.flatMap(({ manifest }) => [
      ...labels(manifest.commonLabels),
      ...list(manifest.labels)
        .filter((entry) => dig(entry, 'includeSelectors') === true || dig(entry, 'includeTemplates') === true)
        .flatMap((entry) => [...labels(mapping(dig(entry, 'pairs')))]),
    ]),
  );
}
