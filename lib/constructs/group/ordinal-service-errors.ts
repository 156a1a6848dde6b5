import { addMetadataErrors } from '../props/metadata-errors';
import type { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import { addReachErrors } from '../service/reachable-service';
import { DEFAULT_REPLICAS } from './group-kind';
import { portsForClients, servicesForClients } from './services-for-clients';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** Reports what is wrong with the Services of single peers. */
export function addOrdinalServiceErrors(errors: PropErrors, props: StatefulPeerGroupProps): void {
  const { ordinalServices, service, ordinalsStart = 0, replicas = DEFAULT_REPLICAS } = props;
  if (ordinalServices === undefined) return;
  addMetadataErrors(errors, 'ordinalServices.metadata', ordinalServices.metadata);
  addReachErrors(errors, 'ordinalServices', ordinalServices);
  const last = ordinalsStart + replicas - 1;
  for (const [ordinal, metadata] of Object.entries(ordinalServices.ordinalMetadata ?? {})) {
    const at = `ordinalServices.ordinalMetadata["${ordinal}"]`;
    addMetadataErrors(errors, at, metadata);
    if (!isOrdinal(ordinal, ordinalsStart, last))
      errors.add(at, metadata, `an ordinal from ${ordinalsStart} to ${last}`, 'There is no such peer.');
  }
  addPortErrors(errors, ordinalServices.ports, [
    ...(service?.ports ?? props.ports ?? []).map(({ name }) => name),
    ...portsForClients(props).map(({ port }) => port.name),
  ]);
  for (const { prop, service: other } of servicesForClients(props)) {
    const ordinal = other.name?.startsWith(`${props.name}-`) ? other.name.slice(props.name.length + 1) : '';
    if (isOrdinal(ordinal, ordinalsStart, last))
      errors.add(
        `${prop}.name`,
        other.name,
        'another name than that of a peer',
        'The ordinal Service of that peer has this name.',
      );
  }
}

function addPortErrors(errors: PropErrors, wanted: readonly string[] | undefined, own: readonly string[]): void {
  if (wanted?.length === 0)
    errors.add(
      'ordinalServices.ports',
      [],
      'at least one name, or nothing',
      'The API refuses such a Service without ports.',
    );
  for (const port of wanted ?? [])
    if (!own.includes(port)) errors.add('ordinalServices.ports', port, oneOf(own), 'The group has no such port.');
}

function isOrdinal(text: string, first: number, last: number): boolean {
  return /^(0|[1-9]\d*)$/.test(text) && Number(text) >= first && Number(text) <= last;
}
