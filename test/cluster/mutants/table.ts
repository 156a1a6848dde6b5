import { stringify } from 'yaml';
import type { Judged } from './judged';

/** Groups by what a function says, the largest first. */
function grouped(all: readonly Judged[], by: (one: Judged) => string): [string, Judged[]][] {
  const groups = new Map<string, Judged[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** Columns of equal width. */
function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]!) : String(cell).padStart(widths[column]!)))
      .join('  ');
  return rows.map(line).join('\n');
}

const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

/** How many mutants of each kind of mistake are refused, and how many of these `check` finds, where, and which not. */
export function byMistake(all: readonly Judged[]): string {
  const row = (name: string, some: readonly Judged[]) => {
    const count = (is: (one: Judged) => boolean) => some.filter(is).length;
    const refused = count(({ server }) => server.verdict === 'refused');
    const caught = count(({ outcome }) => outcome === 'caught');
    const far = (distance: Judged['distance']) => count((one) => one.distance === distance);
    return [
      name,
      some.length,
      refused,
      caught,
      share(caught, refused),
      far('at the field'),
      far('one step away'),
      far('elsewhere'),
      refused - caught,
      count(({ outcome }) => outcome === 'false'),
    ];
  };
  const head = [
    'mistake',
    'mutants',
    'refused',
    'found',
    '',
    'at the field',
    'one step',
    'elsewhere',
    'missed',
    'false',
  ];
  return table([
    head,
    ...grouped(all, ({ mutant }) => mutant.mistake).map(([name, some]) => row(name, some)),
    row('all', all),
  ]);
}

/** How many are refused only later, and how many of these `check` finds; and how many say nothing of `check`. */
export function notCounted(all: readonly Judged[]): string {
  const later = all.filter(({ server }) => server.verdict === 'later');
  const found = later.filter(({ errors }) => errors.length > 0);
  const unclear = all.filter(({ server }) => server.verdict === 'unclear');
  return (
    `created, and refused later: ${later.length}, of which check finds ${found.length}; ` +
    `refused for what this cluster lacks: ${unclear.length}`
  );
}

/** The field that the server names, without indices and user's keys. */
export const fieldOf = ({ mutant, fields }: Judged): string =>
  `${mutant.base.split(' ')[0]} ${(fields[0] ?? '').replace(/\[[^\]]*\]/g, '')}`;

/** The missed by field, the most frequent first. */
export function missedByField(all: readonly Judged[]): string {
  const missed = all.filter(({ outcome }) => outcome === 'missed');
  return table([['field', 'missed'], ...grouped(missed, fieldOf).map(([field, some]) => [field, some.length])]);
}

/** What was missed as a page: by kind of mistake, each message of the server once, with what was changed. */
export function missedPage(all: readonly Judged[], version: string): string {
  const missed = all.filter(({ outcome }) => outcome === 'missed');
  const wrong = all.filter(({ outcome }) => outcome === 'false');
  const far = all.filter(({ distance }) => distance === 'elsewhere');
  const sections = grouped(missed, ({ mutant }) => mutant.mistake).map(([mistake, some]) => {
    const items = grouped(some, (one) => `${place(one)} ${kernel(one)}`).map(([, [first, ...others]]) =>
      item(first!, others.length),
    );
    return `## ${mistake}: ${some.length}\n\n${items.join('\n')}`;
  });
  return [
    `# Missed on ${version}: ${missed.length}`,
    '```text\n' + byMistake(all) + '\n```',
    ...sections,
    `## False errors: ${wrong.length}`,
    ...wrong.slice(0, 60).map((one) => `- ${change(one)}\n  - check: ${said(one)}`),
    `## Errors elsewhere than at the field of the server: ${far.length}`,
    ...grouped(far, (one) => `${place(one)} ${one.errors[0]?.rule}`)
      .slice(0, 80)
      .map(
        ([, [one, ...more]]) =>
          `- ${change(one!)}${more.length ? ` (and ${more.length} more)` : ''}\n  - server: ${one!.server.message}\n  - check: ${said(one!)}`,
      ),
    '',
  ].join('\n\n');
}

const place = ({ fields }: Judged) =>
  (fields[0] ?? '').replace(/^.*?(spec\.(containers|initContainers|volumes|[a-z]+))/i, '$1').replace(/\[[^\]]*\]/g, '');
const kernel = ({ server }: Judged) =>
  server.message
    .replace(/^.*?: /, '')
    .replace(/"[^"]*"|\d+/g, '')
    .slice(0, 60);
const change = ({ mutant }: Judged) => `${mutant.base}: \`${mutant.field || 'text'}\` is now \`${mutant.now}\``;
const said = ({ errors }: Judged) =>
  errors
    .map(({ rule, path, found }) => `${rule} at ${path}: ${found.slice(0, 80)}`)
    .slice(0, 3)
    .join('; ');

function item(one: Judged, others: number): string {
  const more = others > 0 ? ` (and ${others} like it)` : '';
  return `- ${change(one)}${more}\n  - server: ${one.fields.join(', ')}: ${one.server.message.replace(/\n/g, ' ').slice(0, 300)}`;
}

/** A mutant for people. */
export const asYaml = (text: string): string => stringify(JSON.parse(text));
