import { addToList } from '../../manifest/lists';
import type { Inventory } from '../../manifest/inventory';
import { dig, mapping } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Failure } from '../connection';
import type { PolicySide } from '../network-policies';

export type MutualTlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** Which connections a port of a pod takes, and the field that says so; `at` is missing where nothing in the run does. */
export interface ServerMode {
  readonly mode: MutualTlsMode;
  readonly at?: NonNullable<Failure['at']>;
}

/**
 * The PeerAuthentications of a run: the narrowest one that says anything decides, port before workload before namespace
 * before mesh; without any, the mode is PERMISSIVE.
 *
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export class PeerAuthentications {
  readonly #byNamespace = new Map<string, Resource[]>();

  public constructor(
    inventory: Inventory,
    namespaceOf: (resource: Resource) => string,
    private readonly rootNamespace: string,
  ) {
    for (const policy of inventory.ofKind('PeerAuthentication'))
      if (policy.group === 'security.istio.io') addToList(this.#byNamespace, namespaceOf(policy), policy);
  }

  /** The mode of one port of the pods of a workload. The numbers are those of the containers. */
  public modeOf({ namespace, labels }: PolicySide, port: number): ServerMode {
    for (const policy of this.#in(namespace)) {
      if (!hasSelector(policy) || !labelSelectorMatches(mapping(policy.spec.selector), labels)) continue;
      const ofPort = modeIn(policy, dig(policy.spec, 'portLevelMtls', String(port)), `spec.portLevelMtls['${port}']`);
      const found = ofPort ?? modeIn(policy, policy.spec.mtls, 'spec.mtls');
      if (found !== undefined) return found;
    }
    return this.modeOfNamespace(namespace);
  }

  /** The mode of a namespace, without what selectors choose: all that a client looks at before it encrypts. */
  public modeOfNamespace(namespace: string): ServerMode {
    for (const space of [namespace, this.rootNamespace])
      for (const policy of this.#in(space)) {
        const found = hasSelector(policy) ? undefined : modeIn(policy, policy.spec.mtls, 'spec.mtls');
        if (found !== undefined) return found;
      }
    return { mode: 'PERMISSIVE' };
  }

  #in(namespace: string): readonly Resource[] {
    return this.#byNamespace.get(namespace) ?? [];
  }
}

function hasSelector({ spec }: Resource): boolean {
  return Object.keys(mapping(dig(spec, 'selector', 'matchLabels')) ?? {}).length > 0;
}

function modeIn(object: Resource, mtls: unknown, path: string): ServerMode | undefined {
  const mode = mapping(mtls)?.mode;
  return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE'
    ? { mode, at: { object, path: `${path}.mode` } }
    : undefined;
}
