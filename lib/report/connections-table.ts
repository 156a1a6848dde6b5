import Table from 'cli-table3';
import type { Connection, Outcome } from '../connections/connection';
import { DNS_STATES, type Moment } from '../discovery/endpoint';
import {
  callerWords,
  dialledText,
  dialledWords,
  failureWords,
  reachedWords,
  type NamespaceOf,
} from './connection-words';
import { plain } from './plain';
import { STATES_LEGEND } from './states-legend';

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** The connections of a run for people: who dials what, whom it reaches, whether it works in each state, and why not. */
export function connectionsTable(connections: readonly Connection[], namespaceOf: NamespaceOf): string {
  if (connections.length === 0) return 'No container of the checked files is configured with an address.\n';
  const live = connections.some(({ verdict }) => verdict.now !== undefined);
  const moments: readonly Moment[] = live ? [...DNS_STATES, 'now'] : DNS_STATES;
  const table = new Table({
    chars: NO_BORDERS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    head: ['from', 'dials', 'reaches', ...moments],
  });
  for (const connection of connections) {
    const { evidence, verdict } = connection;
    const { phase } = evidence.caller;
    const from = `${callerWords(connection, namespaceOf)}${phase === 'running' ? '' : ` (${phase})`}`;
    const states = moments.map((moment) => word(verdict[moment] ?? 'unknown'));
    table.push([from, dialledWords(connection), reachedWords(connection, namespaceOf), ...states].map(plain));
  }
  const rows = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const reasons = reasonsOf(connections);
  const below = reasons.length === 0 ? [] : ['', ...reasons];
  const unknown = connections.some(({ verdict }) => moments.some((moment) => verdict[moment] === 'unknown'));
  const legend = [
    STATES_LEGEND,
    ...(live ? ['now: what the pods and EndpointSlices of the input say.'] : []),
    ...(unknown ? ['?: what decides it is not in the checked files.'] : []),
  ];
  return `${[...rows, ...below, '', ...legend].join('\n')}\n`;
}

/** More addresses than this before one reason are counted. */
const MOST_ADDRESSES = 5;

/** Why connections fail: each reason once, with the addresses that it is about. */
function reasonsOf(connections: readonly Connection[]): readonly string[] {
  const addresses = new Map<string, Set<string>>();
  for (const connection of connections) {
    const words = failureWords(connection);
    if (words === undefined) continue;
    addresses.set(words, (addresses.get(words) ?? new Set()).add(dialledText(connection)));
  }
  return [...addresses].map(([words, about]) => {
    const shown = [...about].slice(0, MOST_ADDRESSES).join(', ');
    const more = about.size > MOST_ADDRESSES ? ` and ${about.size - MOST_ADDRESSES} more` : '';
    return plain(`${shown}${more}: ${words}`);
  });
}

function word(outcome: Outcome): string {
  return outcome === 'unknown' ? '?' : outcome;
}
