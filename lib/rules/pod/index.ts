import type { Rule } from '../rule';
import { podFqdn64 } from './pod-fqdn-64';
import { podGraceZero } from './pod-grace-zero';
import { podHostnameLabel } from './pod-hostname-label';
import { podHostnameOnly } from './pod-hostname-only';
import { podHostnameOverride } from './pod-hostname-override';
import { podHostnameSubdomain } from './pod-hostname-subdomain';
import { podLivenessPeers } from './pod-liveness-peers';
import { podPrestopDns } from './pod-prestop-dns';
import { podProbeFields } from './pod-probe-fields';
import { podReadinessMissing } from './pod-readiness-missing';
import { probePortName } from './probe-port-name';
import { probeShellArgs } from './probe-shell-args';
import { spreadMissing } from './spread-missing';
import { spreadSelector } from './spread-selector';

/** Pods: their host names, their probes, how they end and where they run. */
export const podRules: readonly Rule[] = [
  podFqdn64,
  podGraceZero,
  podHostnameLabel,
  podHostnameOnly,
  podHostnameOverride,
  podHostnameSubdomain,
  podLivenessPeers,
  podPrestopDns,
  podProbeFields,
  podReadinessMissing,
  probePortName,
  probeShellArgs,
  spreadMissing,
  spreadSelector,
];
