import { canonicalIp, ipFamily } from '../addresses';
import { qualifiedNameErrors } from '../labels';
import { cidrError } from '../cidrs';
import { endpointAddressErrors } from '../endpoint-addresses';
import { between } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { STRICT_ADDRESSES, type Violations } from './violations';

/** The most seconds that a client keeps its pod. */
const DAY = 86_400;

/** The spec of a Service: what the rules on Services leave. */
export function serviceSpec(violations: Violations, spec: Field): void {
  if (spec.empty) {
    violations.add('spec-missing', spec, 'ports, and a selector of the pods', {
      found: spec.absent ? 'no spec' : 'an empty spec',
    });
    return;
  }
  nodePorts(violations, spec.at('ports').items);
  const timeout = spec.at('sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
  if (spec.at('sessionAffinity').value === 'ClientIP') between(violations, 'service-invalid', timeout, 1, DAY);
  for (const range of spec.at('loadBalancerSourceRanges').items) {
    const error =
      range.text === undefined ? undefined : cidrError(range.text.trim(), violations.since(STRICT_ADDRESSES));
    if (error !== undefined) violations.add('service-invalid', range, error);
  }
  for (const address of spec.at('externalIPs').items) externalAddress(violations, address);
  clusterAddresses(violations, spec);
  const loadBalancer = spec.at('loadBalancerClass');
  if (
    spec.at('type').value === 'LoadBalancer' &&
    loadBalancer.text !== undefined &&
    qualifiedNameErrors(loadBalancer.text).length > 0
  )
    violations.add('service-invalid', loadBalancer, 'a name with an optional domain, such as "example.com/internal"');
  distribution(violations, spec.at('trafficDistribution'));
}

function nodePorts(violations: Violations, ports: readonly Field[]): void {
  const [first, last] = violations.cluster.nodePorts;
  const taken = new Map<string, number>();
  for (const [index, port] of ports.entries()) {
    const field = port.at('nodePort');
    const number = field.integer;
    if (number === undefined || number === 0) continue;
    if (number < 1 || number > 65535) violations.add('node-port-range', field, `a number from ${first} to ${last}`);
    else if (number < first || number > last)
      violations.add('node-port-range', field, `a number from ${first} to ${last}, the range of the cluster`);
    const key = `${number}/${port.at('protocol').text ?? 'TCP'}`;
    const other = taken.get(key);
    if (other !== undefined)
      violations.add('node-port-duplicate', field, `a number that spec.ports[${other}] does not have`);
    else taken.set(key, index);
  }
}

function externalAddress(violations: Violations, field: Field): void {
  if (field.text === undefined || endpointAddressErrors(violations.addressOf(field.text)).length === 0) return;
  const known = canonicalIp(violations.addressOf(field.text)) !== undefined;
  violations.add(
    'service-invalid',
    field,
    known ? 'an address that others can reach, not of the machine itself' : 'an IP address, such as "203.0.113.10"',
  );
}

function clusterAddresses(violations: Violations, spec: Field): void {
  if (spec.at('type').value === 'ExternalName') return;
  const [one, all, families] = [spec.at('clusterIP'), spec.at('clusterIPs'), spec.at('ipFamilies')];
  const fields = all.items.length > 0 ? all.items : one.absent ? [] : [one];
  for (const field of fields)
    if (
      field.text !== undefined &&
      field.text !== '' &&
      field.text !== 'None' &&
      canonicalIp(violations.addressOf(field.text)) === undefined
    )
      violations.add('service-invalid', field, '"None", or an IP address of the service range');
  for (const [index, field] of fields.entries()) {
    const family = field.text === undefined ? undefined : ipFamily(field.text);
    const wanted = families.items[index]?.text;
    if (family !== undefined && (wanted === 'IPv4' || wanted === 'IPv6') && wanted !== family)
      violations.add('service-invalid', field, `an ${wanted} address, as spec.ipFamilies[${index}] says`);
  }
  const known = all.items.map(({ text }) => (text === undefined ? undefined : ipFamily(text)));
  if (known.length === 2 && known[0] !== undefined && known[0] === known[1])
    violations.add('service-invalid', all, 'one address of each family');
  if (known.length > 2) violations.add('service-invalid', all, 'at most two addresses, one of each family');
}

function distribution(violations: Violations, field: Field): void {
  const words = ['PreferClose', ...(violations.since(34) ? ['PreferSameZone', 'PreferSameNode'] : [])];
  if (field.text !== undefined && !words.includes(field.text)) violations.add('service-invalid', field, oneOf(words));
}
