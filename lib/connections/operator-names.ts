import type { Discovery } from '../discovery/discovery';
import { addToList } from '../manifest/lists';
import { mayMakeServices } from '../manifest/operators';

/** Whether an operator may make a Service of a name: a custom resource of the namespace has a name that it contains. */
export function operatorNames(discovery: Discovery): (namespace: string, name: string) => boolean {
  const owners = new Map<string, string[]>();
  for (const resource of discovery.inventory.resources)
    if (resource.name !== '' && mayMakeServices(resource))
      addToList(owners, discovery.namespaceOf(resource), resource.name);
  return (namespace, name) =>
    (owners.get(namespace) ?? []).some(
      (owner) => name === owner || name.startsWith(`${owner}-`) || name.endsWith(`-${owner}`),
    );
}
