import type { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import type { HeadlessPort } from './headless-port';

/** One member, as a template can write it. */
export interface NamedMember {
  readonly ordinal: number;
  /** The name of the pod: `ledger-0`. */
  readonly pod: string;
  /** Its name in DNS: `ledger-0.ledger`. */
  readonly host: string;
}

/** The ports that a template can name. */
export interface PortsOfMembers {
  /** Those of the headless Service, which are dialled at the members' names. */
  readonly dialled: readonly HeadlessPort[];
  /** Those that the container declares beside them. */
  readonly beside: readonly HeadlessPort[];
}

type Write = (member: NamedMember) => string;

/** Braces around a word; others are text, such as those of JSON. */
const PLACEHOLDER = /\{([a-z][\w.+-]*)\}/gi;

/**
 * A function that writes one member as a template says. Reports placeholders that do not exist, and a template that writes
 * all members alike.
 */
export function writerOf(errors: PropErrors, prop: string, template: string, ports: PortsOfMembers): Write {
  const words = template.split(PLACEHOLDER);
  const writers = words.map((word, index): Write => {
    if (index % 2 === 0) return () => word;
    const write = placeholder(word, ports);
    if (write === undefined)
      errors.add(
        prop,
        `{${word}}`,
        oneOf(placeholdersOf(ports).map((name) => `{${name}}`)),
        'There is no such placeholder.',
      );
    return write ?? (() => '');
  });
  if (!words.some((word, index) => index % 2 === 1 && !word.startsWith('port')))
    errors.add(
      prop,
      template,
      `a template with a placeholder for the member, such as "{pod}" or "{host}"`,
      'All members would be written alike.',
    );
  return (member) => writers.map((write) => write(member)).join('');
}

function placeholder(word: string, { dialled, beside }: PortsOfMembers): Write | undefined {
  const [, more] = /^ordinal(?:\+(\d{1,9}))?$/.exec(word) ?? [undefined];
  if (word.startsWith('ordinal') && (word === 'ordinal' || more !== undefined))
    return ({ ordinal }) => `${ordinal + Number(more ?? 0)}`;
  if (word === 'pod') return ({ pod }) => pod;
  if (word === 'host') return ({ host }) => host;
  const [, kind, name] = /^(port|address)\.(.+)$/.exec(word) ?? [];
  const port = (kind === 'port' ? [...dialled, ...beside] : dialled).find((one) => one.name === name);
  if (port === undefined) return undefined;
  return kind === 'port' ? () => `${port.number}` : ({ host }) => `${host}:${port.number}`;
}

function placeholdersOf({ dialled, beside }: PortsOfMembers): readonly string[] {
  return [
    ...['ordinal', 'ordinal+1', 'pod', 'host'],
    ...dialled.map(({ name }) => `address.${name}`),
    ...[...dialled, ...beside].map(({ name }) => `port.${name}`),
  ];
}
