import { canonicalIp } from '../addresses';
import { dnsSubdomain1123Errors } from '../names';
import { required } from './common';
import type { Field } from './field';
import { dnsSubdomain } from './names';
import type { Violations } from './violations';

/** Since this minor version the root domain can be searched. */
const LONE_DOT = 33;

const NAMESERVERS = 3;
const SEARCHES = 32;
const SEARCH_CHARACTERS = 2048;

/** Which name servers a pod asks, and how. */
export function dnsConfig(violations: Violations, spec: Field): void {
  const config = spec.at('dnsConfig');
  const servers = config.at('nameservers');
  if (spec.at('dnsPolicy').value === 'None' && servers.empty)
    violations.add('dns-config-invalid', servers, 'at least one name server, since dnsPolicy is None', {
      fix: 'Write the name servers in dnsConfig.nameservers, or another dnsPolicy.',
    });
  if (servers.items.length > NAMESERVERS)
    violations.add('dns-config-invalid', servers, `at most ${NAMESERVERS} name servers`, {
      found: `${servers.items.length} name servers`,
    });
  for (const server of servers.items)
    if (server.text !== undefined && canonicalIp(violations.addressOf(server.text)) === undefined)
      violations.add('dns-config-invalid', server, 'an IP address, such as "10.96.0.10"');
  const searches = config.at('searches');
  if (searches.items.length > SEARCHES)
    violations.add('dns-config-invalid', searches, `at most ${SEARCHES} domains`, {
      found: `${searches.items.length} domains`,
    });
  else if (searches.items.map(({ text }) => text ?? '').join(' ').length > SEARCH_CHARACTERS)
    violations.add('dns-config-invalid', searches, `at most ${SEARCH_CHARACTERS} characters in all`, {
      found: 'more characters',
    });
  for (const search of searches.items) {
    // A dot at the end is taken, and so is an underscore, since 1.33 the lone dot too.
    const domain = search.text?.replace(/\.$/, '').replaceAll('_', 'u');
    if (
      domain !== undefined &&
      !(search.text === '.' && !violations.until(LONE_DOT - 1)) &&
      dnsSubdomain1123Errors(domain).length > 0
    )
      violations.add('dns-config-invalid', search, 'a domain, such as "example.com"');
  }
  for (const option of config.at('options').items)
    if (option.isEntry) required(violations, 'dns-config-invalid', option.at('name'), 'a name, such as "ndots"');
}

/** Lines of the pod's `/etc/hosts`. */
export function hostAliases(violations: Violations, spec: Field): void {
  for (const alias of spec.at('hostAliases').items) {
    if (!alias.isEntry) continue;
    const address = alias.at('ip');
    if (address.empty || (address.text !== undefined && canonicalIp(violations.addressOf(address.text)) === undefined))
      violations.add('host-alias-invalid', address, 'an IP address, such as "10.0.0.5"', {
        fix: 'Write the IP address of the host.',
      });
    for (const name of alias.at('hostnames').items) {
      if (name.text === '') violations.add('host-alias-invalid', name, 'a name, such as "db.example.com"');
      dnsSubdomain(violations, 'host-alias-invalid', name);
    }
  }
}
