import type { Rule } from '../rule';
import { dnsClusterDomain } from './dns-cluster-domain';
import { dnsCrossNamespaceShort } from './dns-cross-namespace-short';
import { dnsNdotsForm } from './dns-ndots-form';
import { dnsNegativeCache } from './dns-negative-cache';
import { dnsNoendpoints } from './dns-noendpoints';
import { dnsPolicyDefault } from './dns-policy-default';
import { dnsPolicyHostnetwork } from './dns-policy-hostnetwork';
import { dnsSelfHosts } from './dns-self-hosts';
import { dnsTrailingDotAuthority } from './dns-trailing-dot-authority';
import { peerNameBareHostname } from './peer-name-bare-hostname';

/** The rules about names and DNS, by id. */
export const dnsRules: readonly Rule[] = [
  dnsClusterDomain,
  dnsCrossNamespaceShort,
  dnsNdotsForm,
  dnsNegativeCache,
  dnsNoendpoints,
  dnsPolicyDefault,
  dnsPolicyHostnetwork,
  dnsSelfHosts,
  dnsTrailingDotAuthority,
  peerNameBareHostname,
];
