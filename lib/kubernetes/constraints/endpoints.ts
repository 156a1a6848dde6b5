import { endpointAddressErrors } from '../endpoint-addresses';
import { canonicalIp } from '../addresses';
import { qualifiedNameErrors } from '../labels';
import { between, mustBeOneOf, repeated, required } from './common';
import type { Field } from './field';
import { labelValue } from './labels';
import { dnsLabel, dnsSubdomain } from './names';
import type { Violations } from './violations';

const MOST_ZONES = 8;

/** A `v1` Endpoints. */
export function endpoints(violations: Violations, object: Field): void {
  for (const subset of object.at('subsets').items) {
    if (!subset.isEntry) continue;
    const [ready, unready] = [subset.at('addresses'), subset.at('notReadyAddresses')];
    if (ready.empty && unready.empty) violations.add('endpoints-invalid', subset, 'addresses or notReadyAddresses');
    for (const one of [...ready.items, ...unready.items]) if (one.isEntry) address(violations, one);
    const ports = subset.at('ports').items;
    for (const port of ports) {
      if (!port.isEntry) continue;
      const name = port.at('name');
      if (ports.length > 1) required(violations, 'endpoints-invalid', name, 'a name, since there are several ports');
      dnsLabel(violations, 'endpoints-invalid', name);
      if (port.at('port').absent) violations.add('endpoints-invalid', port.at('port'), 'a number from 1 to 65535');
      else between(violations, 'endpoints-invalid', port.at('port'), 1, 65535);
      // Endpoints without a protocol, or with an empty one, are of TCP.
      if (port.at('protocol').text !== '')
        mustBeOneOf(violations, 'endpoints-invalid', port.at('protocol'), ['TCP', 'UDP', 'SCTP']);
      appProtocol(violations, port.at('appProtocol'));
    }
  }
}

/** What the rules on EndpointSlices leave of one. */
export function endpointSlice(violations: Violations, object: Field): void {
  for (const port of object.at('ports').items) appProtocol(violations, port.at('appProtocol'));
  for (const endpoint of object.at('endpoints').items) {
    dnsSubdomain(violations, 'endpoints-invalid', endpoint.at('nodeName'));
    const zones = endpoint.at('hints', 'forZones');
    if (zones.items.length > MOST_ZONES)
      violations.add('endpoints-invalid', zones, `at most ${MOST_ZONES} zones`, {
        found: `${zones.items.length} zones`,
      });
    for (const zone of zones.items) labelValue(violations, zone.at('name'));
    for (const again of repeated(endpoint.at('hints', 'forZones').items, (zone) => zone.at('name').text))
      violations.add('endpoints-invalid', again.at('name'), 'each zone once');
  }
}

function address(violations: Violations, entry: Field): void {
  const ip = entry.at('ip');
  if (
    required(violations, 'endpoints-invalid', ip, 'the IP address of the endpoint') &&
    ip.text !== undefined &&
    endpointAddressErrors(violations.addressOf(ip.text)).length > 0
  )
    violations.add(
      'endpoints-invalid',
      ip,
      canonicalIp(ip.text) === undefined
        ? 'an IP address, such as "10.1.2.3"; for a name write a Service of type ExternalName'
        : 'an address that pods can reach, not of the machine itself',
    );
  dnsLabel(violations, 'endpoints-invalid', entry.at('hostname'));
  dnsSubdomain(violations, 'endpoints-invalid', entry.at('nodeName'));
}

function appProtocol(violations: Violations, field: Field): void {
  if (field.text !== undefined && field.text !== '' && qualifiedNameErrors(field.text).length > 0)
    violations.add('endpoints-invalid', field, 'a name with an optional domain, such as "http" or "kubernetes.io/h2c"');
}
