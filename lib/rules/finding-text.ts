import { dig, text, type Manifest } from '../manifest/manifest';
import type { Finding } from './finding';

/** `Service "web" in namespace "shop"`. */
export function titleOf(object: Manifest): string {
  const namespace = text(dig(object, 'metadata', 'namespace'));
  const name = text(dig(object, 'metadata', 'name')) ?? '';
  return `${text(object.kind) ?? 'object'} "${name}"${namespace === undefined ? '' : ` in namespace "${namespace}"`}`;
}

/** A finding for people: the rule and the field in the first line; found, expected, fix and why below it. */
export function findingText(finding: Finding): string {
  const place = finding.path === '' ? '' : `, ${finding.path}`;
  return [
    `${finding.rule.id}: ${titleOf(finding.object)}${place}`,
    `    found     ${finding.found}`,
    `    expected  ${finding.expected}`,
    `    fix       ${finding.fix}`,
    `    why       ${finding.rule.why}`,
  ].join('\n');
}
