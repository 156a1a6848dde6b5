import { isMissing } from '../discovery/dns-note';
import type { DnsPrediction } from '../discovery/dns-prediction';

/**
 * A prediction for programs: `{"clusterDomain": …, "states": {"starting": {…}, "ready": {…}, "unready": {…}}, "missing":
 * [{"name": …, "reason": …, "object": {"kind", "namespace", "name"}}]}`.
 */
export function dnsJson({ clusterDomain, states, notes }: DnsPrediction): string {
  const missing = notes.filter(isMissing).map(({ record, message, object, namespace }) => ({
    name: record,
    reason: message,
    object: { kind: object.kind, namespace, name: object.name },
  }));
  return `${JSON.stringify({ clusterDomain, states, missing }, null, 2)}\n`;
}
