import type { Discovery } from '../discovery/discovery';
import { addToList } from '../manifest/lists';
import type { Inventory } from '../manifest/inventory';

/** Groups of the API server itself: their objects make no Services of other names. */
const BUILT_IN =
  /^(?:|apps|batch|autoscaling|policy|extensions|[a-z0-9.-]+\.k8s\.io|[a-z0-9.-]+\.istio\.io|monitoring\.coreos\.com|cert-manager\.io|kustomize\.config\.k8s\.io|argoproj\.io|linkerd\.io|[a-z.]+\.linkerd\.io)$/;

/** Whether an operator may make a Service of a name: a custom resource of the namespace has a name that it begins with. */
export function mayBeMadeBy(inventory: Inventory, discovery: Discovery): (namespace: string, name: string) => boolean {
  const custom = new Map<string, string[]>();
  for (const resource of inventory.resources) {
    if (BUILT_IN.test(resource.group) || resource.name === '') continue;
    const namespace = discovery.namespaceOf(resource);
    addToList(custom, namespace, resource.name);
  }
  return (namespace, name) =>
    (custom.get(namespace) ?? []).some(
      (owner) => name === owner || name.startsWith(`${owner}-`) || name.endsWith(`-${owner}`),
    );
}
