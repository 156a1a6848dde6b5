import { DNS_STATES } from '../discovery/endpoint';
import type { DnsNote } from '../discovery/dns-note';
import type { DnsPlan } from '../discovery/dns-plan';

/** More answers than this to one question are counted, not listed; the JSON has them all. */
const MOST_ANSWERS = 12;

interface Row {
  readonly type: string;
  readonly name: string;
  readonly answer: string;
  readonly marks: readonly string[];
}

/** A prediction as text for people: one table for each Service, what is missing below it. */
export function dnsTable(plan: DnsPlan): string {
  const questions = questionsByService(plan);
  const notes = notesByService(plan);
  const services = [...new Set([...questions.keys(), ...notes.keys()])].sort();
  const tables = services.map((service) => {
    const rows = [...(questions.get(service) ?? [])].sort(byTypeAndName).flatMap((question) => rowsOf(plan, question));
    return [service, ...table(rows), ...(notes.get(service) ?? []).map((note) => `  ${words(note)}`)].join('\n');
  });
  const rest = plan.notes.filter((note) => note.kind !== 'Service').map(words);
  return [...tables, ...(rest.length > 0 ? [rest.join('\n')] : []), legend(tables.length)].join('\n\n') + '\n';
}

function words(note: DnsNote): string {
  const subject = note.kind === 'Service' ? '' : `${note.kind} ${note.namespace}/${note.name}: `;
  return `${note.topic}: ${subject}${note.message}`;
}

function legend(tables: number): string {
  if (tables === 0) return 'No Service in sight, so no DNS records.';
  return [
    'starting: pods run and none was ever ready; ready: all are; unready: all exist and none is.',
    'A change is seen when a TTL has passed: 30 s as kubeadm sets CoreDNS up, 5 s by its default.',
  ].join('\n');
}

function notesByService(plan: DnsPlan): Map<string, DnsNote[]> {
  const groups = new Map<string, DnsNote[]>();
  for (const note of plan.notes)
    if (note.kind === 'Service') add(groups, `${note.name}.${note.namespace}.svc.${plan.clusterDomain}`, note);
  return groups;
}

/** The questions that belong to each Service, by its full name; a PTR question belongs to all Services that it names. */
function questionsByService(plan: DnsPlan): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  const place = (name: string, question: string): void => {
    const service = serviceOf(name, plan.clusterDomain);
    const group = groups.get(service);
    if (group === undefined) groups.set(service, new Set([question]));
    else group.add(question);
  };
  for (const state of DNS_STATES)
    for (const [question, values] of Object.entries(plan.states[state])) {
      const [type, name] = split(question);
      for (const owner of type === 'PTR' ? values : [name]) place(owner, question);
    }
  return groups;
}

/** The name of the Service that a full name stands under. */
function serviceOf(name: string, clusterDomain: string): string {
  const zone = `.svc.${clusterDomain}`;
  const labels = name.slice(0, -zone.length).split('.');
  return `${labels.slice(-2).join('.')}${zone}`;
}

function rowsOf(plan: DnsPlan, question: string): readonly Row[] {
  const answers = DNS_STATES.map((state) => plan.states[state][question] ?? []);
  const known = answers.map((values) => new Set(values));
  const all = [...new Set(answers.flat())].sort(naturally);
  const [type, name] = split(question);
  const rows = all.slice(0, MOST_ANSWERS).map((answer, index) => ({
    type: index === 0 ? type : '',
    name: index === 0 ? name : '',
    answer,
    marks: known.map((values) => (values.has(answer) ? 'yes' : '-')),
  }));
  if (all.length <= MOST_ANSWERS) return rows;
  const more = `... and ${all.length - MOST_ANSWERS} more`;
  return [...rows, { type: '', name: '', answer: more, marks: answers.map((values) => `${values.length}`) }];
}

function table(rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [
    ['type', 'name', 'answer', ...DNS_STATES],
    ...rows.map(({ type, name, answer, marks }) => [type, name, answer, ...marks]),
  ];
  const widths = [0, 0, 0, ...DNS_STATES.map(() => 0)];
  for (const line of lines)
    for (const [column, cell] of line.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function split(question: string): readonly [string, string] {
  const space = question.indexOf(' ');
  return [question.slice(0, space), question.slice(space + 1)];
}

const TYPES = ['CNAME', 'A', 'AAAA', 'SRV', 'PTR'];

function byTypeAndName(left: string, right: string): number {
  const [leftType, leftName] = split(left);
  const [rightType, rightName] = split(right);
  return TYPES.indexOf(leftType) - TYPES.indexOf(rightType) || naturally(leftName, rightName);
}

const collator = new Intl.Collator('en', { numeric: true });

/** `web-2` before `web-10`. */
function naturally(left: string, right: string): number {
  return collator.compare(left, right) || Number(left > right) - Number(left < right);
}

function add<T>(groups: Map<string, T[]>, key: string, entry: T): void {
  const there = groups.get(key);
  if (there === undefined) groups.set(key, [entry]);
  else there.push(entry);
}
