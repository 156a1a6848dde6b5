import { addToList } from '../../manifest/lists';
import type { Inventory } from '../../manifest/inventory';
import { list, mapping, text, type Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Outcome } from '../connection';
import type { PolicySide } from '../network-policies';
import { best, worst } from '../outcomes';

/** Who asks, as the proxy of the server sees it. */
export interface Requester {
  readonly side: PolicySide;
  /** Whether its certificate says who it is: without mutual TLS a policy knows no principal and no namespace. */
  readonly authenticated: boolean;
  readonly port: number;
}

/** What the policies of a server say, and the policy that decides. */
export interface Right {
  readonly outcome: Outcome;
  readonly policy?: Resource;
}

/**
 * The AuthorizationPolicies of a run: CUSTOM is unknown, a DENY that matches refuses, and where there is an ALLOW one of
 * them must match.
 *
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export class AuthorizationPolicies {
  readonly #byNamespace = new Map<string, Resource[]>();

  public constructor(
    inventory: Inventory,
    namespaceOf: (resource: Resource) => string,
    private readonly rootNamespace: string,
  ) {
    for (const policy of inventory.ofKind('AuthorizationPolicy'))
      if (policy.group === 'security.istio.io') addToList(this.#byNamespace, namespaceOf(policy), policy);
  }

  /** Whether the pods of a workload answer a requester at a port of their containers. */
  public allows(server: PolicySide, requester: Requester): Right {
    const policies = this.#of(server);
    if (policies.length === 0) return { outcome: 'works' };
    const unsure: Resource[] = [];
    for (const policy of policies.filter((one) => actionOf(one) === 'DENY')) {
      const match = matches(policy, requester);
      if (match === 'works') return { outcome: 'fails', policy };
      if (match === 'unknown') unsure.push(policy);
    }
    unsure.push(...policies.filter((one) => !['DENY', 'ALLOW', 'AUDIT'].includes(actionOf(one))));
    const allowing = policies.filter((one) => actionOf(one) === 'ALLOW');
    const results = allowing.map((policy) => matches(policy, requester));
    const [first] = allowing;
    if (first !== undefined && !results.includes('works'))
      return { outcome: results.includes('unknown') ? 'unknown' : 'fails', policy: first };
    return unsure[0] === undefined ? { outcome: 'works' } : { outcome: 'unknown', policy: unsure[0] };
  }

  #of({ namespace, labels }: PolicySide): readonly Resource[] {
    return [...new Set([namespace, this.rootNamespace])].flatMap((space) =>
      (this.#byNamespace.get(space) ?? []).filter(({ spec }) => {
        // A policy of a waypoint or a gateway holds there.
        if (spec.targetRefs !== undefined || spec.targetRef !== undefined) return false;
        const selector = mapping(spec.selector);
        return selector === undefined || labelSelectorMatches(selector, labels);
      }),
    );
  }
}

function actionOf({ spec }: Resource): string {
  return text(spec.action) ?? 'ALLOW';
}

/** Whether some rule matches: `works` where one does, `unknown` where a part of it is about the request itself. */
function matches({ spec }: Resource, requester: Requester): Outcome {
  return best(list(spec.rules).map((rule) => ruleMatches(mapping(rule) ?? {}, requester)));
}

function ruleMatches({ from, to, when }: Manifest, requester: Requester): Outcome {
  const sources = list(from).map((entry) => sourceMatches(mapping(mapping(entry)?.source) ?? {}, requester));
  const operations = list(to).map((entry) => operationMatches(mapping(mapping(entry)?.operation) ?? {}, requester));
  return worst([
    from === undefined ? 'works' : best(sources),
    to === undefined ? 'works' : best(operations),
    list(when).length > 0 ? 'unknown' : 'works',
  ]);
}

function sourceMatches(source: Manifest, { side, authenticated }: Requester): Outcome {
  const account = text(side.workload.podSpec.serviceAccountName) ?? 'default';
  const values: Readonly<Record<string, string>> = {
    // The trust domain is the cluster's own as a rule; only what follows it is compared.
    principals: `*/ns/${side.namespace}/sa/${account}`,
    namespaces: side.namespace,
    serviceAccounts: `${side.namespace}/${account}`,
  };
  return worst(
    Object.keys(source).map((key): Outcome => {
      const negated = key.startsWith('not');
      const plain = negated ? `${key.charAt(3).toLowerCase()}${key.slice(4)}` : key;
      const value = values[plain];
      if (value === undefined) return 'unknown';
      if (!authenticated) return negated ? 'works' : 'fails';
      const some = list(source[key]).some((pattern) => fits(text(pattern) ?? '', value));
      return some === negated ? 'fails' : 'works';
    }),
  );
}

function operationMatches(operation: Manifest, { port }: Requester): Outcome {
  return worst(
    Object.keys(operation).map((key): Outcome => {
      if (key !== 'ports' && key !== 'notPorts') return 'unknown';
      const some = list(operation[key]).map(String).includes(String(port));
      return some === (key === 'ports') ? 'works' : 'fails';
    }),
  );
}

/** Exact, `*suffix`, `prefix*` or `*`; of a principal the trust domain is left out. */
function fits(pattern: string, value: string): boolean {
  const [, wanted] = /^[^/]+(\/ns\/.*)$/.exec(pattern) ?? [];
  if (wanted !== undefined && value.startsWith('*/')) return fits(wanted, value.slice(1));
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  return pattern === value || (!pattern.includes('/') && value.startsWith(`${pattern}/`));
}
