import { cidrError, isWithin, parseCidr } from '../cidrs';
import { portNameErrors } from '../names';
import { between, mustBeOneOf, required } from './common';
import type { Field } from './field';
import { labelSelector } from './labels';
import { STRICT_ADDRESSES, type Violations } from './violations';

/** The spec of a NetworkPolicy. */
export function networkPolicy(violations: Violations, spec: Field): void {
  labelSelector(violations, spec.at('podSelector'));
  const types = spec.at('policyTypes');
  for (const type of types.items) mustBeOneOf(violations, 'np-rule-invalid', type, ['Ingress', 'Egress']);
  if (types.items.length > 2) violations.add('np-rule-invalid', types, 'at most two types');
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const)
    for (const rule of spec.at(direction).items) {
      for (const port of rule.at('ports').items) if (port.isEntry) policyPort(violations, port);
      for (const peer of rule.at(peers).items) if (peer.isEntry) policyPeer(violations, peer);
    }
}

function policyPort(violations: Violations, entry: Field): void {
  mustBeOneOf(violations, 'np-rule-invalid', entry.at('protocol'), ['TCP', 'UDP', 'SCTP']);
  const [port, end] = [entry.at('port'), entry.at('endPort')];
  between(violations, 'np-rule-invalid', port, 1, 65535);
  if (port.text !== undefined && portNameErrors(port.text).length > 0)
    violations.add(
      'np-rule-invalid',
      port,
      /^\d+$/.test(port.text) ? `${port.text} without quotes` : 'a number, or the name of a container port',
    );
  if (end.absent) return;
  if (port.absent) violations.add('np-rule-invalid', end, 'a port beside it');
  else if (port.text !== undefined) violations.add('np-rule-invalid', end, 'no endPort, since the port is a name');
  else if (port.integer !== undefined && end.integer !== undefined && end.integer < port.integer)
    violations.add('np-rule-invalid', end, `${port.integer} or more, since the port is ${port.integer}`);
  else between(violations, 'np-rule-invalid', end, 1, 65535);
}

function policyPeer(violations: Violations, peer: Field): void {
  const parts = ['podSelector', 'namespaceSelector', 'ipBlock'].filter((name) => !peer.at(name).absent);
  labelSelector(violations, peer.at('podSelector'));
  labelSelector(violations, peer.at('namespaceSelector'));
  if (parts.length === 0) violations.add('np-rule-invalid', peer, 'podSelector, namespaceSelector or ipBlock');
  else if (parts.length > 1 && parts.includes('ipBlock'))
    violations.add('np-rule-invalid', peer, 'ipBlock in an entry of its own', {
      found: parts.join(' and '),
    });
  const block = peer.at('ipBlock');
  if (block.isObject) ipBlock(violations, block);
}

function ipBlock(violations: Violations, block: Field): void {
  const field = block.at('cidr');
  if (!required(violations, 'np-cidr-syntax', field, 'a block of addresses, such as "10.0.0.0/8"')) return;
  const strict = violations.since(STRICT_ADDRESSES);
  const error = field.text === undefined ? undefined : cidrError(field.text, strict);
  if (error !== undefined) violations.add('np-cidr-syntax', field, error);
  const outer = field.text === undefined ? undefined : parseCidr(field.text);
  for (const except of block.at('except').items) {
    if (except.text === undefined) continue;
    const wrong = cidrError(except.text, strict);
    const inner = parseCidr(except.text);
    if (wrong !== undefined) violations.add('np-cidr-syntax', except, wrong);
    else if (outer !== undefined && inner !== undefined && !isWithin(inner, outer))
      violations.add('np-cidr-syntax', except, `a smaller block within ${field.text ?? ''}`);
  }
}
