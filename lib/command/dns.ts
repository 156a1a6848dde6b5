import type { DnsOptions } from '../discovery/cluster';
import { dnsPlan, type DnsPlan } from '../discovery/dns-plan';
import { Reader } from '../reading/reader';
import { yamlDuplicateKey } from '../rules/document/yaml-duplicate-key';
import type { Settings } from '../rules/settings';
import { compareVersions } from '../rules/version';

/** What a run of `dns` is asked. */
export interface DnsRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  readonly kubernetes: Settings['kubernetes'];
  readonly options: DnsOptions;
}

/** The prediction for all that the paths hold, and what of it could not be read, one line each. */
export function dns(request: DnsRequest): { readonly plan: DnsPlan; readonly problems: readonly string[] } {
  const reading = new Reader(request.stdin).read(request.paths);
  // The StatefulSet controller labels its pods with their index since 1.28.
  const podIndexLabel = compareVersions(request.kubernetes.newest, '1.28') >= 0;
  const unread = reading.faults
    // A key that stands twice hides nothing: what the last one says is what the cluster gets.
    .filter(({ rule }) => rule.id !== yamlDuplicateKey.id)
    .map(({ place, rule, found }) => `${place.file}:${place.line}:${place.column}: ${rule.id}: found ${found}`);
  return {
    plan: dnsPlan(reading.manifests, { podIndexLabel, ...request.options }),
    problems: [...reading.problems, ...unread],
  };
}
