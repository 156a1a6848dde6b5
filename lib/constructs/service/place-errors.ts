import { dnsSubdomain1123Errors } from '../../kubernetes/names';
import type { PropErrors } from '../props/prop-errors';
import { IpFamilyPolicy, type IpFamily } from './ip-family';

/** Where a Service stands: the families of its addresses, and the zone of its names. */
export interface ServicePlace {
  readonly ipFamilies?: IpFamily[];
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  readonly clusterDomain?: string;
}

/** Reports families that contradict each other, and a cluster domain that is none. */
export function addPlaceErrors(
  errors: PropErrors,
  { ipFamilies = [], ipFamilyPolicy, clusterDomain }: ServicePlace,
): void {
  if (new Set(ipFamilies).size !== ipFamilies.length)
    errors.add('ipFamilies', ipFamilies, 'each family once', 'The API refuses a family twice.');
  if (ipFamilies.length > 1 && ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK)
    errors.add('ipFamilyPolicy', ipFamilyPolicy, 'PREFER_DUAL_STACK with two families', 'The API refuses the pair.');
  if (ipFamilies.length > 1 && ipFamilyPolicy === undefined)
    errors.add(
      'ipFamilyPolicy',
      ipFamilyPolicy,
      'PREFER_DUAL_STACK or REQUIRE_DUAL_STACK with two families',
      'Left out, it means SingleStack, and the API refuses the pair.',
    );
  if (clusterDomain !== undefined)
    errors.addEach(
      'clusterDomain',
      clusterDomain,
      dnsSubdomain1123Errors,
      'It ends every full name, which is written in lower case and without a dot at its end.',
    );
}
