import { DnsPolicy, type HostAlias } from 'cdk8s-plus-27';
import { dnsSubdomain1123Faults } from '../../kubernetes/names';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addAddressError } from './address-errors';
import type { PodProps } from './pod-props';

/** As many as cdk8s-plus prints. */
const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 6;

const REFUSED = 'The API refuses the pod.';

/** Reports what is wrong with the hosts file and the resolver of the pods. */
export function addNetworkErrors(errors: PropErrors, props: Given<PodProps>): void {
  addHostAliasErrors(errors, props);
  addResolverErrors(errors, props);
}

function addHostAliasErrors(errors: PropErrors, { hostAliases = [] }: Given<PodProps>): void {
  const addresses: unknown[] = hostAliases.map(({ ip }) => ip);
  hostAliases.forEach(({ ip, hostnames = [] }: Given<HostAlias>, index) => {
    const at = `hostAliases[${index}]`;
    addAddressError(errors, `${at}.ip`, ip, REFUSED);
    const first = addresses.indexOf(ip);
    if (first !== index)
      errors.add(
        `${at}.ip`,
        ip,
        `another address than that of hostAliases[${first}]`,
        'Server-side apply refuses an address twice; one entry may have several names.',
      );
    hostnames.forEach((name, place) => addNameErrors(errors, `${at}.hostnames[${place}]`, name));
  });
}

function addResolverErrors(errors: PropErrors, { podDns }: Given<PodProps>): void {
  const { policy, nameservers = [], searches = [], options = [] } = podDns ?? {};
  nameservers.forEach((address, index) => addAddressError(errors, `podDns.nameservers[${index}]`, address, REFUSED));
  if (nameservers.length > MOST_NAMESERVERS)
    errors.add('podDns.nameservers', nameservers, `at most ${MOST_NAMESERVERS}`, 'A resolver uses no more.');
  if (policy === DnsPolicy.NONE && nameservers.length === 0)
    errors.add(
      'podDns.nameservers',
      podDns?.nameservers,
      'at least one with the policy None',
      'The pods would resolve no name.',
    );
  searches.forEach((domain, index) =>
    addNameErrors(errors, `podDns.searches[${index}]`, typeof domain === 'string' ? domain.replace(/\.$/, '') : domain),
  );
  if (searches.length > MOST_SEARCHES)
    errors.add('podDns.searches', searches, `at most ${MOST_SEARCHES}`, 'Resolvers ignore further ones.');
  options.forEach(({ name }, index) => {
    if (!name) errors.add(`podDns.options[${index}].name`, name, 'a name', REFUSED);
  });
}

function addNameErrors(errors: PropErrors, prop: string, name: unknown): void {
  if (typeof name === 'string') errors.addFaults(prop, name, dnsSubdomain1123Faults, REFUSED);
}
