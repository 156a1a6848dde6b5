import type { DnsOptions } from '../discovery/cluster';
import { predictDns } from '../discovery/dns-prediction';
import { Reader } from '../reading/reader';
import { dnsJson } from '../report/dns-json';
import { dnsTable } from '../report/dns-table';
import { unreadable } from './unreadable';

/** What a run of `dns` needs. */
export interface DnsRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  readonly options: DnsOptions;
  readonly format: 'text' | 'json';
}

/** What a run of `dns` prints, and what it could not read. */
export interface DnsOutcome {
  readonly output: string;
  readonly problems: readonly string[];
}

/** Reads the paths and predicts the DNS records of what they hold. */
export function dns(request: DnsRequest): DnsOutcome {
  const reading = new Reader(request.stdin).read(request.paths);
  const plan = predictDns(reading.manifests, request.options);
  return {
    output: request.format === 'json' ? dnsJson(plan) : dnsTable(plan),
    problems: unreadable(reading),
  };
}
