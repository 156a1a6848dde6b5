import pc from 'picocolors';
import type { PlacedFinding } from '../reading/placed-finding';
import { placeText } from '../reading/text-file';
import { referenceTo } from '../rules/object-reference';
import type { Severity } from '../rules/severity';
import { plain } from './plain';
import { nameOf, type Result } from './result';
import { addToList } from '../manifest/lists';

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * The report for people: by object, those with errors first, each finding with its place, and a count at the end. What is
 * fragile in several objects alike is told once, with a list of them.
 */
export function textReport(result: Result, colour: boolean): string {
  const { alike, others } = apart(result.findings);
  const lines = new Lines(colour);
  for (const group of byObject(worstFirst(others))) lines.addObject(group);
  for (const group of alike) lines.addAlike(group);
  return `${[...lines.all, summary(result)].join('\n')}\n`;
}

/** The lines of a report. A fix and a reason are printed where they first appear. */
class Lines {
  public readonly all: string[] = [];
  readonly #paint: ReturnType<typeof pc.createColors>;
  readonly #told = new Set<string>();

  public constructor(colour: boolean) {
    this.#paint = pc.createColors(colour);
  }

  public addObject(group: readonly PlacedFinding[]): void {
    const [first] = group;
    if (first === undefined) return;
    this.all.push(this.#paint.bold(plain(referenceTo(first.object))));
    for (const finding of worstFirst(group)) {
      this.all.push(
        `  ${plain(placeText(finding.place))}  ${this.#severity(finding)}  ${this.#paint.bold(finding.rule.id)}${fieldOf(finding)}`,
      );
      this.#add('found', finding.found);
      this.#addAdvice(finding);
    }
    this.all.push('');
  }

  public addAlike(group: readonly PlacedFinding[]): void {
    const [first] = group;
    if (first === undefined) return;
    this.all.push(`${this.#paint.bold(first.rule.id)} in ${some(group.length, 'place')}`);
    for (const finding of group) {
      this.all.push(
        `  ${plain(placeText(finding.place))}  ${this.#severity(finding)}  ${plain(referenceTo(finding.object))}${fieldOf(finding)}`,
      );
      this.#add('found', finding.found);
    }
    this.#addAdvice(first);
    this.all.push('');
  }

  #addAdvice({ rule, expected, fix }: PlacedFinding): void {
    this.#add('expected', expected);
    this.#addOnce('fix', fix, rule.id);
    this.#addOnce('why', rule.why, rule.id);
  }

  #addOnce(label: string, text: string, ruleId: string): void {
    const key = `${label} ${ruleId} ${text}`;
    if (!this.#told.has(key)) this.#add(label, text);
    this.#told.add(key);
  }

  #add(label: string, text: string): void {
    this.all.push(`    ${this.#paint.dim(label)}${' '.repeat(10 - label.length)}${plain(text)}`);
  }

  #severity({ severity }: PlacedFinding): string {
    const tone = { error: this.#paint.red, warning: this.#paint.yellow, info: this.#paint.cyan };
    return tone[severity](severity);
  }
}

function fieldOf({ path }: PlacedFinding): string {
  return path === '' ? '' : `  ${plain(path)}`;
}

function worstFirst(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return WORST_FIRST.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** The infos that several objects have with the same advice, and all other findings. */
function apart(findings: readonly PlacedFinding[]): {
  readonly alike: readonly (readonly PlacedFinding[])[];
  readonly others: readonly PlacedFinding[];
} {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const { rule, severity, expected, fix } = finding;
    if (severity === 'info') addToList(groups, JSON.stringify([rule.id, expected, fix]), finding);
  }
  const alike = [...groups.values()].filter((group) => byObject(group).length > 1);
  const repeated = new Set(alike.flat());
  return { alike, others: findings.filter((finding) => !repeated.has(finding)) };
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
