/**
 * The weight that CoreDNS gives to each SRV record of an answer: 100 shared by all matches (each address times each
 * port), counted before equal records are dropped, and never below 1. Three pods: 33; three dual-stack pods: 16.
 */
export function srvWeight(matches: number): number {
  return Math.max(1, Math.floor(100 / matches));
}
