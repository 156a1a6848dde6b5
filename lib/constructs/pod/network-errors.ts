import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import type { PodProps } from './pod-props';

/** As many as cdk8s-plus prints. */
const MOST_SEARCHES = 6;

/** Reports what is wrong with the hosts file and the resolver of the pods, and what Kubernetes takes. */
export function addNetworkErrors(errors: PropErrors, { hostAliases = [], podDns }: Given<PodProps>): void {
  const addresses: unknown[] = hostAliases.map(({ ip }) => ip);
  addresses.forEach((ip, index) => {
    const first = addresses.indexOf(ip);
    if (first !== index)
      errors.add(
        `hostAliases[${index}].ip`,
        ip,
        `another address than that of hostAliases[${first}]`,
        'Server-side apply refuses an address twice; one entry may have several names.',
      );
  });
  const searches = podDns?.searches ?? [];
  if (searches.length > MOST_SEARCHES)
    errors.add('podDns.searches', searches, `at most ${MOST_SEARCHES}`, 'Resolvers ignore further ones.');
}
