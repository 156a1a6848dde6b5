import { labels } from '../manifest/manifest';
import { letsPortThrough, type PolicyPeer, type PolicyRule } from './policy';

/** Where DNS listens: at port 53 of its Service; on OpenShift its pods listen on 5353. */
const DNS_PORTS = [53, 5353];

/** Whether a rule may let DNS over a protocol through, whomever it names as peers. */
export function letsDnsThrough(rule: PolicyRule, protocol: string): boolean {
  if (!DNS_PORTS.some((port) => letsPortThrough(rule, port, protocol)) && !namesDns(rule, protocol)) return false;
  // With ports the rule is about DNS. Without, it is about its peers: those of the own namespace are no DNS.
  return rule.ports.length > 0 || rule.peers.length === 0 || rule.peers.some(mayHoldDns);
}

/** Whether a rule is written for DNS: it names port 53. */
export function isDnsRule(rule: PolicyRule): boolean {
  return rule.ports.some(({ port }) => port === 53 || port === 'dns' || port === 'dns-tcp');
}

/** Whether the pods of DNS may be among the peers: those of the own namespace are no DNS, but for their labels. */
export function mayHoldDns({ podSelector, namespaceSelector, ipBlock }: PolicyPeer): boolean {
  if (ipBlock !== undefined || namespaceSelector !== undefined) return true;
  return [...labels(podSelector?.matchLabels).values()].some((value) => /dns/.test(value));
}

function namesDns({ ports }: PolicyRule, protocol: string): boolean {
  return ports.some(
    ({ port, protocol: allowed }) => typeof port === 'string' && /dns/.test(port) && allowed === protocol,
  );
}
