import type { DnsNote } from '../discovery/dns-note';
import type { DnsPrediction } from '../discovery/dns-prediction';
import { DNS_STATES, type Moment } from '../discovery/endpoint';
import { plain } from './plain';
import { STATES_LEGEND } from './states-legend';
import { addToList } from '../manifest/lists';
import { referenceOf } from '../manifest/names-in-words';

/** More answers than this to one question are counted, not listed; the JSON has them all. */
const MOST_ANSWERS = 12;

const TYPES = ['CNAME', 'A', 'AAAA', 'SRV', 'PTR'];

interface Question {
  readonly type: string;
  readonly name: string;
  /** The key in the plan. */
  readonly key: string;
}

/**
 * A prediction as text for people: one table for each Service, and below it what is missing. As in a zone file, names are
 * relative to the Service's name, and `@` is that name itself.
 */
export function dnsTable(plan: DnsPrediction): string {
  const questions = questionsByService(plan);
  const notes = notesByService(plan);
  const services = [...new Set([...questions.keys(), ...notes.keys()])].sort();
  const tables = services.map((service) => {
    const rows = inOrder(questions.get(service)).flatMap((question) => rowsOf(plan, service, question));
    const below = (notes.get(service) ?? []).map((note) => `  ${note.topic}: ${note.message}`);
    return [service, ...aligned(rows, momentsOf(plan)), ...below].map(plain).join('\n');
  });
  const others = plan.notes
    .filter((note) => note.kind !== 'Service')
    .map(withSubject)
    .map(plain);
  return `${[...tables, ...(others.length > 0 ? [others.join('\n')] : []), legend(tables.length, plan)].join('\n\n')}\n`;
}

/** The states, and this moment where the plan knows it. */
function momentsOf({ states }: DnsPrediction): readonly Moment[] {
  return states.now === undefined ? DNS_STATES : [...DNS_STATES, 'now'];
}

function notesByService(plan: DnsPrediction): Map<string, DnsNote[]> {
  const groups = new Map<string, DnsNote[]>();
  for (const note of plan.notes) {
    if (note.kind !== 'Service') continue;
    addToList(groups, `${note.name}.${note.namespace}.svc.${plan.clusterDomain}`, note);
  }
  return groups;
}

function withSubject(note: DnsNote): string {
  return `${note.topic}: ${referenceOf(note.kind, note.namespace, note.name)}: ${note.message}`;
}

function legend(tables: number, { states }: DnsPrediction): string {
  if (tables === 0) return 'No Service in the checked files, so no DNS records.';
  return [
    'Names are relative to the name above them, @ is that name itself.',
    STATES_LEGEND,
    ...(states.now === undefined ? [] : ['now = what the pods and EndpointSlices in the checked files say.']),
    "Changes show up when the TTL expires: 30 s with kubeadm's settings of CoreDNS, 5 s with CoreDNS's default.",
  ].join('\n');
}

/** The questions that belong to each Service, by its full name; a PTR question belongs to all Services that it names. */
function questionsByService(plan: DnsPrediction): Map<string, Map<string, Question>> {
  const groups = new Map<string, Map<string, Question>>();
  for (const state of momentsOf(plan))
    for (const [key, values] of Object.entries(plan.states[state] ?? {})) {
      const space = key.indexOf(' ');
      const question = { type: key.slice(0, space), name: key.slice(space + 1), key };
      for (const name of question.type === 'PTR' ? values : [question.name]) {
        const service = serviceOf(name, plan.clusterDomain);
        const group = groups.get(service) ?? new Map<string, Question>();
        groups.set(service, group.set(key, question));
      }
    }
  return groups;
}

/** The name of the Service that a full name stands under. */
function serviceOf(name: string, clusterDomain: string): string {
  const zone = `.svc.${clusterDomain}`;
  return `${name.slice(0, -zone.length).split('.').slice(-2).join('.')}${zone}`;
}

function inOrder(questions: ReadonlyMap<string, Question> | undefined): readonly Question[] {
  return [...(questions?.values() ?? [])].sort(
    (left, right) =>
      TYPES.indexOf(left.type) - TYPES.indexOf(right.type) ||
      left.name.split('.').length - right.name.split('.').length ||
      naturally(left.name, right.name),
  );
}

function rowsOf(plan: DnsPrediction, service: string, { type, name, key }: Question): readonly (readonly string[])[] {
  const answers = momentsOf(plan).map((state) =>
    // The other Services that an address is behind have their own tables.
    (plan.states[state]?.[key] ?? []).filter((value) => type !== 'PTR' || isUnder(value, service)),
  );
  const known = answers.map((values) => new Set(values));
  const all = [...new Set(answers.flat())].sort(naturally);
  const rows = all
    .slice(0, MOST_ANSWERS)
    .map((answer, index) => [
      index === 0 ? type : '',
      index === 0 ? relative(name, service) : '',
      type === 'CNAME' ? answer : relative(answer, service),
      ...known.map((values) => (values.has(answer) ? 'yes' : '-')),
    ]);
  if (all.length <= MOST_ANSWERS) return rows;
  const more = `... and ${all.length - MOST_ANSWERS} more, in all:`;
  return [...rows, ['', '', more, ...answers.map((values) => `${values.length}`)]];
}

/** `0 33 80 web-0` for `0 33 80 web-0.nginx.default.svc.cluster.local`. */
function relative(words: string, service: string): string {
  if (words === service) return '@';
  if (words.endsWith(` ${service}`)) return `${words.slice(0, -service.length)}@`;
  return isUnder(words, service) ? words.slice(0, -service.length - 1) : words;
}

function isUnder(name: string, service: string): boolean {
  return name === service || name.endsWith(`.${service}`);
}

function aligned(rows: readonly (readonly string[])[], moments: readonly Moment[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [['type', 'name', 'answer', ...moments], ...rows];
  const widths = [0, 0, 0, ...moments.map(() => 0)];
  for (const line of lines)
    for (const [column, cell] of line.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

const collator = new Intl.Collator('en', { numeric: true });

/** `web-2` before `web-10`. */
function naturally(left: string, right: string): number {
  return collator.compare(left, right) || Number(left > right) - Number(left < right);
}
