import { addToList } from '../../manifest/lists';
import type { Inventory } from '../../manifest/inventory';
import { dig, integer, list, mapping, text, type Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Outcome } from '../connection';
import type { PolicySide } from '../network-policies';
import { best, worst } from '../outcomes';

/** Who asks, as the proxy of the server sees it. */
export interface LinkerdClient {
  readonly side: PolicySide;
  /** Whether the client has a proxy, so that its certificate says who it is. */
  readonly meshed: boolean;
}

/** What decides at a port of a pod, and how. */
export interface LinkerdRight {
  readonly outcome: Outcome;
  /** The Server that closes the port. */
  readonly server?: Resource;
}

/**
 * The Servers of a run, and what authorizes calls to them: a port that a Server selects is closed but for what an
 * AuthorizationPolicy or a ServerAuthorization allows.
 *
 * https://linkerd.io/2/reference/authorization-policy/
 */
export class LinkerdPolicies {
  readonly #byKind = new Map<string, Resource[]>();

  public constructor(
    inventory: Inventory,
    private readonly namespaceOf: (resource: Resource) => string,
  ) {
    for (const kind of ['Server', 'AuthorizationPolicy', 'ServerAuthorization', 'MeshTLSAuthentication'])
      for (const resource of inventory.ofKind(kind))
        if (resource.group === 'policy.linkerd.io')
          addToList(this.#byKind, `${kind} ${namespaceOf(resource)}`, resource);
  }

  /** Whether a port of the pods of a workload is open to a client. */
  public allows(to: PolicySide, port: number, client: LinkerdClient): LinkerdRight {
    const server = this.#of('Server', to.namespace).find(({ spec }) => this.#selects(spec, to, port));
    if (server === undefined) return { outcome: 'works' };
    const access = text(server.spec.accessPolicy) ?? 'deny';
    if (access !== 'deny') return { outcome: byDefault(access, client.meshed), server };
    const results = [...this.#policies(server, client), ...this.#authorizations(server, client)];
    if (results.includes('works')) return { outcome: 'works' };
    return { outcome: results.includes('unknown') ? 'unknown' : 'fails', server };
  }

  #of(kind: string, namespace: string): readonly Resource[] {
    return this.#byKind.get(`${kind} ${namespace}`) ?? [];
  }

  #selects(spec: Manifest, to: PolicySide, port: number): boolean {
    const name = text(spec.port);
    const number = name === undefined || /^\d+$/.test(name) ? integer(Number(spec.port)) : to.portNumber(name, 'TCP');
    return number === port && labelSelectorMatches(spec.podSelector, to.labels);
  }

  #policies(server: Resource, client: LinkerdClient): readonly Outcome[] {
    const namespace = this.namespaceOf(server);
    return this.#of('AuthorizationPolicy', namespace).flatMap(({ spec }): readonly Outcome[] => {
      const { kind, name } = mapping(spec.targetRef) ?? {};
      if (kind === 'HTTPRoute') return ['unknown'];
      if (!(kind === 'Namespace' || (kind === 'Server' && name === server.name))) return [];
      return [worst(list(spec.requiredAuthenticationRefs).map((ref) => this.#authenticates(ref, namespace, client)))];
    });
  }

  #authenticates(ref: unknown, namespace: string, client: LinkerdClient): Outcome {
    const { kind, name } = mapping(ref) ?? {};
    if (kind === 'ServiceAccount') return account(ref, namespace, client);
    if (kind !== 'MeshTLSAuthentication') return 'unknown';
    const space = text(dig(ref, 'namespace')) ?? namespace;
    const found = this.#of('MeshTLSAuthentication', space).find((resource) => resource.name === name);
    if (found === undefined) return client.meshed ? 'unknown' : 'fails';
    return best([
      ...list(found.spec.identities).map((identity) => identifies(text(identity) ?? '', client)),
      ...list(found.spec.identityRefs).map((one) => account(one, space, client)),
    ]);
  }

  #authorizations(server: Resource, client: LinkerdClient): readonly Outcome[] {
    return this.#of('ServerAuthorization', this.namespaceOf(server)).flatMap(({ spec }): readonly Outcome[] => {
      const { name, selector } = mapping(spec.server) ?? {};
      if (name !== server.name && !labelSelectorMatches(selector, server.labels)) return [];
      const { unauthenticated, networks, meshTLS } = mapping(spec.client) ?? {};
      const who = mapping(meshTLS) ?? {};
      const allowed =
        unauthenticated === true
          ? 'works'
          : best([
              who.unauthenticatedTLS === true ? meshedOnly(client) : 'fails',
              ...list(who.identities).map((identity) => identifies(text(identity) ?? '', client)),
              ...list(who.serviceAccounts).map((one) => account(one, this.namespaceOf(server), client)),
            ]);
      return [networks !== undefined && allowed === 'works' ? 'unknown' : allowed];
    });
  }
}

/** What a default policy makes of a client: `all-unauthenticated`, `cluster-authenticated`, `deny` and so on. */
export function byDefault(policy: string, meshed: boolean): Outcome {
  if (policy === 'deny') return 'fails';
  if (policy.endsWith('-authenticated')) return meshed ? 'works' : 'fails';
  return 'works';
}

function account(ref: unknown, namespace: string, { side, meshed }: LinkerdClient): Outcome {
  const own = text(side.workload.podSpec.serviceAccountName) ?? 'default';
  const space = text(dig(ref, 'namespace')) ?? namespace;
  return meshed && dig(ref, 'name') === own && space === side.namespace ? 'works' : 'fails';
}

/** `*`, `*.shop.serviceaccount.identity.linkerd.cluster.local`, or one whole identity. */
function identifies(pattern: string, { side, meshed }: LinkerdClient): Outcome {
  if (!meshed) return 'fails';
  if (pattern === '*') return 'works';
  const own = `${text(side.workload.podSpec.serviceAccountName) ?? 'default'}.${side.namespace}.serviceaccount.identity.`;
  const [before = ''] = pattern.split('linkerd.');
  if (pattern.startsWith('*')) return own.endsWith(before.slice(1)) ? 'works' : 'fails';
  return before === own ? 'works' : 'fails';
}

function meshedOnly({ meshed }: LinkerdClient): Outcome {
  return meshed ? 'works' : 'fails';
}
