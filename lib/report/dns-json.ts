import type { DnsPlan } from '../discovery/dns-plan';

/** A prediction for programs: `{"clusterDomain": …, "states": {"starting": {…}, "ready": {…}, "unready": {…}}}`. */
export function dnsJson(plan: DnsPlan): string {
  const { clusterDomain, states } = plan;
  return `${JSON.stringify({ clusterDomain, states }, null, 2)}\n`;
}
