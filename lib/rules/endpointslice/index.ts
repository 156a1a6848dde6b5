import type { Rule } from '../rule';
import { epsAddress } from './eps-address';
import { epsAddressCanonical } from './eps-address-canonical';
import { epsAddressClusterip } from './eps-address-clusterip';
import { epsAddresstype } from './eps-addresstype';
import { epsApiversion } from './eps-apiversion';
import { epsEndpointsDeprecated } from './eps-endpoints-deprecated';
import { epsFqdn } from './eps-fqdn';
import { epsHostname } from './eps-hostname';
import { epsLimits } from './eps-limits';
import { epsManagedBy } from './eps-managed-by';
import { epsMissing } from './eps-missing';
import { epsNamespace } from './eps-namespace';
import { epsPortNames } from './eps-port-names';
import { epsPortNumber } from './eps-port-number';
import { epsReadyExplicit } from './eps-ready-explicit';
import { epsServiceLabel } from './eps-service-label';
import { epsWithSelector } from './eps-with-selector';

/** The rules on EndpointSlices that somebody writes. */
export const endpointSliceRules: readonly Rule[] = [
  epsAddress,
  epsAddressCanonical,
  epsAddressClusterip,
  epsAddresstype,
  epsApiversion,
  epsEndpointsDeprecated,
  epsFqdn,
  epsHostname,
  epsLimits,
  epsManagedBy,
  epsMissing,
  epsNamespace,
  epsPortNames,
  epsPortNumber,
  epsReadyExplicit,
  epsServiceLabel,
  epsWithSelector,
];
