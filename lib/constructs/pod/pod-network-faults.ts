import { DnsPolicy } from 'cdk8s-plus-27';
import { ipFamily } from '../../kubernetes/addresses';
import { dnsSubdomain1123Faults } from '../../kubernetes/names';
import type { PropErrors } from '../props/prop-errors';
import type { PodGroupProps } from '../group/pod-group-props';

/** As many as cdk8s-plus prints. */
const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 6;

const REFUSED = 'The API refuses the pod.';

/** Notes what is wrong with the hosts file and the resolver of the pods. */
export function addPodNetworkFaults(faults: PropErrors, props: PodGroupProps): void {
  addHostAliasFaults(faults, props);
  addResolverFaults(faults, props);
}

function addHostAliasFaults(faults: PropErrors, { hostAliases = [] }: PodGroupProps): void {
  const addresses: unknown[] = hostAliases.map(({ ip }) => ip);
  hostAliases.forEach(({ ip, hostnames = [] }, index) => {
    const at = `hostAliases[${index}]`;
    addAddressFault(faults, `${at}.ip`, ip);
    const first = addresses.indexOf(ip);
    if (first !== index)
      faults.add(
        `${at}.ip`,
        ip,
        `another address than that of hostAliases[${first}]`,
        'Server-side apply refuses an address twice; one entry may have several names.',
      );
    hostnames.forEach((name, place) => addNameFaults(faults, `${at}.hostnames[${place}]`, name));
  });
}

function addResolverFaults(faults: PropErrors, { podDns }: PodGroupProps): void {
  const { policy, nameservers = [], searches = [], options = [] } = podDns ?? {};
  nameservers.forEach((address, index) => addAddressFault(faults, `podDns.nameservers[${index}]`, address));
  if (nameservers.length > MOST_NAMESERVERS)
    faults.add('podDns.nameservers', nameservers, `at most ${MOST_NAMESERVERS}`, 'A resolver asks no more of them.');
  if (policy === DnsPolicy.NONE && nameservers.length === 0)
    faults.add(
      'podDns.nameservers',
      podDns?.nameservers,
      'at least one with the policy None',
      'The pods would resolve no name.',
    );
  searches.forEach((domain, index) =>
    addNameFaults(faults, `podDns.searches[${index}]`, typeof domain === 'string' ? domain.replace(/\.$/, '') : domain),
  );
  if (searches.length > MOST_SEARCHES)
    faults.add('podDns.searches', searches, `at most ${MOST_SEARCHES}`, 'Resolvers leave out what is more.');
  options.forEach(({ name }, index) => {
    if (!name) faults.add(`podDns.options[${index}].name`, name, 'a name', REFUSED);
  });
}

// A token has its value only at synth.
function addAddressFault(faults: PropErrors, prop: string, address: unknown): void {
  if (address === undefined || (typeof address === 'string' && ipFamily(address) === undefined))
    faults.add(prop, address, 'an address, IPv4 or IPv6', REFUSED);
}

function addNameFaults(faults: PropErrors, prop: string, name: unknown): void {
  if (typeof name === 'string') faults.addAll(prop, name, dnsSubdomain1123Faults(name), REFUSED);
}
