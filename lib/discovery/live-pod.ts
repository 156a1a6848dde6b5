import type { Inventory } from '../manifest/inventory';
import { dig, list, mapping, text } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';

/** A pod as it was when somebody read it from a cluster. */
export interface LivePod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly resource: Resource;
  readonly hostname: string | undefined;
  readonly subdomain: string | undefined;
  readonly addresses: readonly string[];
  readonly ready: boolean;
  readonly terminating: boolean;
  /** Whether all its containers have ended for good. */
  readonly ended: boolean;
  /** What its status says of a container that does not run or is not ready; `''` where it says nothing. */
  readonly detail: string;
}

/** The pods of the input that have a status: a manifest has none. */
export function livePods(inventory: Inventory, namespaceOf: (resource: Resource) => string): readonly LivePod[] {
  return [...inventory.made, ...inventory.ofKind('Pod')]
    .filter(
      ({ kind, group, manifest }) => kind === 'Pod' && group === '' && dig(manifest, 'status', 'phase') !== undefined,
    )
    .map((resource) => livePod(resource, namespaceOf(resource)));
}

function livePod(resource: Resource, namespace: string): LivePod {
  const { manifest, spec } = resource;
  const status = mapping(manifest.status) ?? {};
  const addresses = [text(status.podIP), ...list(status.podIPs).map((entry) => text(dig(entry, 'ip')))];
  return {
    name: resource.name,
    namespace,
    labels: resource.labels,
    resource,
    hostname: text(spec.hostname) || undefined,
    subdomain: text(spec.subdomain) || undefined,
    addresses: [...new Set(addresses.filter((address): address is string => Boolean(address)))],
    ready: conditionOf(status, 'Ready')?.status === 'True',
    terminating: dig(manifest, 'metadata', 'deletionTimestamp') !== undefined,
    ended: status.phase === 'Succeeded' || status.phase === 'Failed',
    detail: detailOf(status),
  };
}

function detailOf(status: Readonly<Record<string, unknown>>): string {
  const scheduled = conditionOf(status, 'PodScheduled');
  if (scheduled?.status === 'False') return text(scheduled.message) ?? text(scheduled.reason) ?? 'no node takes it';
  const containers = [...list(status.initContainerStatuses), ...list(status.containerStatuses)];
  for (const container of containers) {
    const reason = text(dig(container, 'state', 'waiting', 'reason'));
    if (reason !== undefined) return `container "${text(dig(container, 'name')) ?? ''}": ${reason}`;
  }
  const condition = conditionOf(status, 'Ready');
  return text(condition?.message) || text(status.message) || '';
}

function conditionOf(status: Readonly<Record<string, unknown>>, type: string) {
  return list(status.conditions)
    .map((entry) => mapping(entry) ?? {})
    .find((condition) => condition.type === type);
}
