import type { Inventory } from '../../../manifest/inventory';
import type { Run } from '../../rule';
import { addressesIn, type Address } from './address';
import { clusterHost, type ClusterHost } from './cluster-host';
import { containerTexts, type ContainerText } from './container-texts';

/** An address in the environment or on the command line of a container. */
export interface Dialled {
  readonly where: ContainerText;
  readonly address: Address;
  /** The Service in the checked files that it leads to, if any. */
  readonly to: ClusterHost | undefined;
}

const known = new WeakMap<Inventory, { readonly domain: string; readonly dialled: readonly Dialled[] }>();

/** Every address that a container in the checked files is told. Read once a run. */
export function dialled({ inventory, settings }: Run): readonly Dialled[] {
  const before = known.get(inventory);
  if (before?.domain === settings.clusterDomain) return before.dialled;
  const found = containerTexts(inventory).flatMap((where) =>
    addressesIn(where.text).map((address) => ({
      where,
      address,
      to: clusterHost(address.host, where.workload, inventory, settings.clusterDomain),
    })),
  );
  known.set(inventory, { domain: settings.clusterDomain, dialled: found });
  return found;
}
