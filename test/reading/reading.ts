import { Reader, type Reading } from '../../lib/reading/reader';

/** What the reader makes of a text on stdin. */
export function readText(text: string | Buffer): Reading {
  return new Reader(Buffer.from(text)).read(['-']);
}

/** The rules that a text breaks, with line and column: `yaml-syntax 3:1`. */
export function findingsOf(text: string | Buffer): readonly string[] {
  return readText(text).findings.map(({ rule, place }) => `${rule.id} ${place?.line}:${place?.column}`);
}

/** A small good object. */
export function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
}
