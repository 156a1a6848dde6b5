import { load } from 'js-yaml';
import type { Inventory } from '../../manifest/inventory';
import { dig, text } from '../../manifest/manifest';
import { nameOf } from '../../manifest/names-in-words';

/** What the run shows of the configuration of the whole mesh. */
export interface IstioConfig {
  /** The namespace whose policies hold for all. */
  readonly rootNamespace: string;
  /** What a sidecar does with what no Service or ServiceEntry declares; `undefined` where the run does not say. */
  readonly outbound: 'ALLOW_ANY' | 'REGISTRY_ONLY' | undefined;
  /** Where that stands, for messages. */
  readonly origin: string;
}

/**
 * Reads the ConfigMap `istio` (its key `mesh`), or the `meshConfig` of an IstioOperator or an `Istio` object of the
 * Sail operator.
 *
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export function istioConfig(inventory: Inventory): IstioConfig {
  let config: unknown;
  let origin = '';
  for (const resource of [...inventory.ofKind('IstioOperator'), ...inventory.ofKind('Istio')]) {
    config = dig(resource.spec, 'meshConfig') ?? dig(resource.spec, 'values', 'meshConfig') ?? config;
    origin = `${nameOf(resource)} (spec.meshConfig`;
  }
  for (const map of inventory.anywhere('ConfigMap', 'istio')) {
    const mesh = text(dig(map.manifest, 'data', 'mesh'));
    if (mesh === undefined) continue;
    config = parsed(mesh) ?? config;
    origin = 'ConfigMap "istio" (data.mesh';
  }
  const mode = dig(config, 'outboundTrafficPolicy', 'mode');
  return {
    rootNamespace: text(dig(config, 'rootNamespace')) ?? 'istio-system',
    outbound: mode === 'REGISTRY_ONLY' || mode === 'ALLOW_ANY' ? mode : undefined,
    origin: `${origin}: outboundTrafficPolicy.mode: REGISTRY_ONLY)`,
  };
}

function parsed(yaml: string): unknown {
  try {
    return load(yaml);
  } catch {
    return undefined;
  }
}
