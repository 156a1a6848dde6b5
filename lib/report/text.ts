import pc from 'picocolors';
import type { PlacedFinding } from '../reading/placed-finding';
import { placeText } from '../reading/text-file';
import { referenceTo } from '../rules/object-reference';
import type { Severity } from '../rules/severity';
import { plain } from './plain';
import { nameOf, type Result } from './result';
import { addToList } from '../manifest/lists';

/** The report for people: by object, each finding with its place, and a count at the end. */
export function textReport(result: Result, colour: boolean): string {
  const paint = pc.createColors(colour);
  const tone: Readonly<Record<Severity, (text: string) => string>> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
  };
  const lines: string[] = [];
  for (const group of byObject(result.findings)) {
    const [first] = group;
    if (first === undefined) continue;
    const { kind, name, namespace } = nameOf(first.object);
    const title = [kind || 'document', name].filter((word) => word !== '').join(' ');
    const where = namespace === '' ? '' : ` in namespace ${namespace}`;
    lines.push(paint.bold(plain(title)) + plain(where));
    for (const finding of group) {
      const field = finding.path === '' ? '' : `  ${plain(finding.path)}`;
      lines.push(
        `  ${plain(placeText(finding.place))}  ${tone[finding.severity](finding.severity)}  ${paint.bold(finding.rule.id)}${field}`,
      );
      lines.push(`    ${paint.dim('found')}     ${plain(finding.found)}`);
      lines.push(`    ${paint.dim('expected')}  ${plain(finding.expected)}`);
      lines.push(`    ${paint.dim('fix')}       ${plain(finding.fix)}`);
      lines.push(`    ${paint.dim('why')}       ${plain(finding.rule.why)}`);
    }
    lines.push('');
  }
  lines.push(summary(result));
  return `${lines.join('\n')}\n`;
}

/** `2 errors, 1 warning and 0 infos in 14 objects of 3 files`. */
export function summary(result: Result): string {
  const count = (severity: Severity): number =>
    result.findings.filter((finding) => finding.severity === severity).length;
  const scope = `${some(result.objects, 'object')} of ${some(result.files, 'file')}`;
  const left = result.acknowledged === 0 ? '' : `; ${some(result.acknowledged, 'finding')} acknowledged`;
  if (result.findings.length === 0) return `no findings in ${scope}${left}`;
  const counts = `${some(count('error'), 'error')}, ${some(count('warning'), 'warning')} and ${some(count('info'), 'info')}`;
  return `${counts} in ${scope}${left}`;
}

function byObject(findings: readonly PlacedFinding[]): readonly (readonly PlacedFinding[])[] {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    // Documents without an object have nothing in common but their file.
    const key = `${finding.place?.file ?? ''}\0${nameOf(finding.object).apiVersion}\0${referenceTo(finding.object)}`;
    addToList(groups, key, finding);
  }
  return [...groups.values()];
}

function some(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
