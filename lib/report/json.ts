import { messageOf, type Result } from './result';

/** The report for programs: `findings`, each with the rule, the object, the field and its place. */
export function jsonReport(result: Result): string {
  const findings = result.entries.map((entry) => ({
    rule: entry.rule.id,
    severity: entry.severity,
    object: entry.object,
    path: entry.path,
    file: entry.place?.file ?? '',
    line: entry.place?.line ?? 0,
    column: entry.place?.column ?? 0,
    message: messageOf(entry),
    fix: entry.fix,
    why: entry.rule.why,
  }));
  return `${JSON.stringify({ findings }, undefined, 2)}\n`;
}
