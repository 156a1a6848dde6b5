import { dig, list, mapping, text } from '../../../manifest/manifest';
import type { Inventory } from '../../../manifest/inventory';
import { Resource } from '../../../manifest/resource';
import type { Workload } from '../../../manifest/workload';
import { addToList } from '../../../manifest/lists';

/** One entry of `rules` of a Role that is about a resource. */
export interface Grant {
  readonly role: Resource;
  /** The path of the entry: `rules[0]`. */
  readonly path: string;
  readonly verbs: readonly string[];
  readonly resourceNames: readonly string[];
  /** Whether the entry names the resource, and not all resources. */
  readonly named: boolean;
}

/** A binding in the checked files that gives a ServiceAccount a role. */
export interface Bound {
  readonly binding: Resource;
  /** `undefined` where the role is not in the checked files: it may grant anything. */
  readonly role: Resource | undefined;
}

/** The ServiceAccount that the pods of a workload run as. */
export function serviceAccountOf(workload: Workload): string {
  return text(workload.podSpec.serviceAccountName) || text(workload.podSpec.serviceAccount) || 'default';
}

/** The entries of a role that are about a resource of an API group. */
export function grantsOf(role: Resource, group: string, resource: string): readonly Grant[] {
  return list(role.manifest.rules).flatMap((entry, index) => {
    const rule = mapping(entry) ?? {};
    const covers = (field: string, value: string) => {
      const values = list(rule[field]);
      return values.includes(value) || values.includes('*');
    };
    if (!covers('apiGroups', group) || !covers('resources', resource)) return [];
    return [
      {
        role,
        path: `rules[${index}]`,
        verbs: texts(rule.verbs),
        resourceNames: texts(rule.resourceNames),
        named: list(rule.resources).includes(resource),
      },
    ];
  });
}

/** Whether a grant lets a client list and watch a whole collection, as every watching resolver does. */
export function letsWatch(grants: readonly Grant[]): boolean {
  return ['list', 'watch'].every((verb) =>
    grants.some(
      ({ verbs, resourceNames }) => resourceNames.length === 0 && (verbs.includes(verb) || verbs.includes('*')),
    ),
  );
}

/** The roles that are bound to the ServiceAccount of each workload. Reads all bindings once. */
export class Bindings {
  readonly #bySubject = new Map<string, Bound[]>();

  public constructor(private readonly inventory: Inventory) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding'])
      for (const binding of inventory.ofKind(kind)) this.add(binding);
  }

  /** The bindings that give the workload's ServiceAccount, or all ServiceAccounts, a role. */
  public of(workload: Workload): readonly Bound[] {
    const account = this.#bySubject.get(`ServiceAccount/${serviceAccountOf(workload)}`) ?? [];
    const bound = account.filter(({ binding }) => this.isBoundTo(binding, workload));
    return [...bound, ...(this.#bySubject.get('Group') ?? [])];
  }

  private add(binding: Resource): void {
    const kind = text(dig(binding.manifest, 'roleRef', 'kind')) ?? '';
    const name = text(dig(binding.manifest, 'roleRef', 'name')) ?? '';
    const [role] =
      kind === 'ClusterRole' ? this.inventory.anywhere(kind, name) : this.inventory.named(kind, name, binding);
    for (const entry of list(binding.manifest.subjects)) {
      const subject = mapping(entry) ?? {};
      const name = text(subject.name) ?? '';
      // The groups of the system, such as `system:serviceaccounts`, can hold any ServiceAccount.
      if (subject.kind !== 'ServiceAccount' && !name.startsWith('system:')) continue;
      const key = subject.kind === 'ServiceAccount' ? `ServiceAccount/${name}` : 'Group';
      addToList(this.#bySubject, key, { binding, role });
    }
  }

  private isBoundTo(binding: Resource, workload: Workload): boolean {
    return list(binding.manifest.subjects).some((entry) => {
      const subject = mapping(entry) ?? {};
      if (subject.kind !== 'ServiceAccount' || subject.name !== serviceAccountOf(workload)) return false;
      const namespace = text(subject.namespace);
      return new Resource({ metadata: namespace === undefined ? {} : { namespace } }).mayShareNamespace(workload);
    });
  }
}

function texts(value: unknown): readonly string[] {
  return list(value).flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
}
