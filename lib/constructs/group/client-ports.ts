import type { Given } from '../props/given';
import type { GroupKind } from './group-kind';
import type { PeerGroupProps } from './peer-group-props';
import { portsForClients } from './services-for-clients';

/** The names of the ports that clients of a group call, whoever they are. */
export function clientPortNames(
  props: Given<PeerGroupProps>,
  { ordinalServices }: Pick<GroupKind, 'ordinalServices'>,
): readonly string[] {
  if (props.networkPolicy?.clientPorts !== undefined) return props.networkPolicy.clientPorts;
  const served = portsForClients(props).map(({ port }) => port.name);
  return [...new Set([...served, ...(ordinalServices?.ports ?? [])])];
}
