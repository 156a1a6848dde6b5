import pc from 'picocolors';
import type { Severity } from '../rules/severity';
import { plain } from './plain';
import { referenceOf, type Entry, type Result } from './result';

/** The report for people: by object, each finding with its place, and a count at the end. */
export function textReport(result: Result, colour: boolean): string {
  const paint = pc.createColors(colour);
  const tone: Readonly<Record<Severity, (text: string) => string>> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
  };
  const lines: string[] = [];
  for (const group of byObject(result.entries)) {
    const [first] = group;
    if (first === undefined) continue;
    const { kind, name, namespace } = first.object;
    const title = [kind || 'document', name].filter((word) => word !== '').join(' ');
    const where = namespace === '' ? '' : ` in namespace ${namespace}`;
    lines.push(paint.bold(plain(title)) + plain(where));
    for (const entry of group) {
      const field = entry.path === '' ? '' : `  ${plain(entry.path)}`;
      lines.push(
        `  ${plain(placeOf(entry))}  ${tone[entry.severity](entry.severity)}  ${paint.bold(entry.rule.id)}${field}`,
      );
      lines.push(`    ${paint.dim('found')}     ${plain(entry.found)}`);
      lines.push(`    ${paint.dim('expected')}  ${plain(entry.expected)}`);
      lines.push(`    ${paint.dim('fix')}       ${plain(entry.fix)}`);
      lines.push(`    ${paint.dim('why')}       ${plain(entry.rule.why)}`);
    }
    lines.push('');
  }
  lines.push(summary(result));
  return `${lines.join('\n')}\n`;
}

/** `2 errors, 1 warning and 0 infos in 14 objects of 3 files`. */
export function summary(result: Result): string {
  const count = (severity: Severity): number => result.entries.filter((entry) => entry.severity === severity).length;
  const scope = `${some(result.objects, 'object')} of ${some(result.files, 'file')}`;
  const left = result.acknowledged === 0 ? '' : `; ${some(result.acknowledged, 'finding')} acknowledged`;
  if (result.entries.length === 0) return `no findings in ${scope}${left}`;
  const counts = `${some(count('error'), 'error')}, ${some(count('warning'), 'warning')} and ${some(count('info'), 'info')}`;
  return `${counts} in ${scope}${left}`;
}

function byObject(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    // Documents without an object have nothing in common but their file.
    const key = `${entry.place?.file ?? ''}\0${entry.object.apiVersion}\0${referenceOf(entry.object)}`;
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [entry]);
    else there.push(entry);
  }
  return [...groups.values()];
}

function placeOf({ place }: Entry): string {
  return place === undefined ? '-' : `${place.file}:${place.line}:${place.column}`;
}

function some(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
