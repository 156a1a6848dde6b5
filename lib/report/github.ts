import { referenceTo } from '../rules/object-reference';
import type { Severity } from '../rules/severity';
import { messageOf, type Result } from './result';
import { summary } from './text';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The report as workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function githubReport(result: Result): string {
  const lines = result.findings.map((finding) => {
    const properties: Record<string, string> = { title: `${finding.rule.id}: ${referenceTo(finding.object)}` };
    const { place } = finding;
    // stdin is no file of the repository; a command without a file stands on the summary page.
    if (place !== undefined && !place.file.startsWith('<'))
      Object.assign(properties, { file: place.file, line: String(place.line), col: String(place.column) });
    const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
    const field = finding.path === '' ? '' : `${finding.path}: `;
    const message = `${field}${messageOf(finding)}\nfix: ${finding.fix}\nwhy: ${finding.rule.why}`;
    return `::${COMMAND[finding.severity]} ${written.join(',')}::${escapeData(message)}`;
  });
  return `${[...lines, summary(result)].join('\n')}\n`;
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
