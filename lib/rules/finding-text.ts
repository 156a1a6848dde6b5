import type { Finding } from './finding';
import { referenceTo } from './object-reference';

/** A finding for people: the rule and the field in the first line; found, expected, fix and why below it. */
export function findingText(finding: Finding): string {
  const place = finding.path === '' ? '' : `, ${finding.path}`;
  return [
    `${finding.rule.id}: ${referenceTo(finding.object)}${place}`,
    `    found     ${finding.found}`,
    `    expected  ${finding.expected}`,
    `    fix       ${finding.fix}`,
    `    why       ${finding.rule.why}`,
  ].join('\n');
}
