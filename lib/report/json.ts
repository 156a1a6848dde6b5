import { messageOf, nameOf, type Result } from './result';

/** The report for programs: `findings`, each with the rule, the object, the field and its place. */
export function jsonReport(result: Result): string {
  const findings = result.findings.map((finding) => ({
    rule: finding.rule.id,
    severity: finding.severity,
    object: nameOf(finding.object),
    path: finding.path,
    file: finding.place?.file ?? '',
    line: finding.place?.line ?? 0,
    column: finding.place?.column ?? 0,
    message: messageOf(finding),
    fix: finding.fix,
    why: finding.rule.why,
  }));
  return `${JSON.stringify({ findings }, undefined, 2)}\n`;
}
