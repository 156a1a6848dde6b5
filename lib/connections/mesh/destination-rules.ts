import type { Inventory } from '../../manifest/inventory';
import { dig, list, mapping, text } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Failure } from '../connection';
import type { PolicySide } from '../network-policies';

/** What a DestinationRule makes a client's sidecar send. */
export interface ClientTls {
  readonly mode: string;
  readonly at: NonNullable<Failure['at']>;
}

/**
 * The DestinationRules of a run. The client's namespace goes before the Service's, that before the mesh's; the longest
 * host that matches wins. What a rule says of a port replaces what it says of the whole.
 *
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export class DestinationRules {
  readonly #rules: readonly { readonly rule: Resource; readonly namespace: string; readonly host: string }[];

  public constructor(
    inventory: Inventory,
    namespaceOf: (resource: Resource) => string,
    private readonly rootNamespace: string,
    private readonly zone: string,
  ) {
    this.#rules = inventory
      .ofKind('DestinationRule')
      .filter(({ group }) => group === 'networking.istio.io')
      .map((rule) => {
        const namespace = namespaceOf(rule);
        const host = (text(rule.spec.host) ?? '').toLowerCase();
        // Istio completes a name without a dot only.
        return { rule, namespace, host: host.includes('.') ? host : `${host}.${namespace}.${zone}` };
      });
  }

  /** The TLS setting for a port of a Service as a client's sidecar sees it; `undefined` where none says anything. */
  public tlsOf(client: PolicySide, service: string, namespace: string, port: number): ClientTls | undefined {
    const name = `${service}.${namespace}.${this.zone}`;
    for (const space of new Set([client.namespace, namespace, this.rootNamespace])) {
      const found = this.#rules
        .filter(({ rule, namespace: of, host }) => of === space && matches(host, name) && seenBy(rule, of, client))
        .sort((a, b) => b.host.length - a.host.length)[0];
      if (found !== undefined) return tlsIn(found.rule, port);
    }
    return undefined;
  }
}

function tlsIn(rule: Resource, port: number): ClientTls | undefined {
  const policy = rule.spec.trafficPolicy;
  const settings = list(dig(policy, 'portLevelSettings'));
  const at = settings.findIndex((setting) => dig(setting, 'port', 'number') === port);
  const [tls, path] =
    at < 0
      ? [dig(policy, 'tls'), 'spec.trafficPolicy.tls']
      : [dig(settings[at], 'tls'), `spec.trafficPolicy.portLevelSettings[${at}].tls`];
  const mode = text(mapping(tls)?.mode);
  return mode === undefined ? undefined : { mode, at: { object: rule, path: `${path}.mode` } };
}

function matches(host: string, name: string): boolean {
  return host.startsWith('*') ? name.endsWith(host.slice(1)) : host === name;
}

function seenBy(rule: Resource, namespace: string, client: PolicySide): boolean {
  const selector = mapping(rule.spec.workloadSelector);
  if (selector !== undefined && !(namespace === client.namespace && labelSelectorMatches(selector, client.labels)))
    return false;
  const exported = list(rule.spec.exportTo).map(text);
  if (exported.length === 0 || exported.includes('*')) return true;
  return exported.includes(client.namespace) || (exported.includes('.') && namespace === client.namespace);
}
