import type { DnsOptions } from '../discovery/cluster';
import { dnsPlan } from '../discovery/dns-plan';
import type { DocumentFault } from '../reading/document-fault';
import { Reader } from '../reading/reader';
import { dnsJson } from '../report/dns-json';
import { dnsTable } from '../report/dns-table';

/** What a run of `dns` is asked. */
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
  const plan = dnsPlan(reading.manifests, request.options);
  const read = new Set(reading.manifests);
  return {
    output: request.format === 'json' ? dnsJson(plan) : dnsTable(plan),
    // A fault that leaves its object readable is for `check` to report.
    problems: [...reading.problems, ...reading.faults.filter(({ object }) => !read.has(object)).map(words)],
  };
}

function words({ place, found, expected }: DocumentFault): string {
  return `${place.file}:${place.line}:${place.column}: found ${found}; expected ${expected}`;
}
