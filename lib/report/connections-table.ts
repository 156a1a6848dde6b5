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
    table.push([from, dialledWords(connection), reachedWords(connection), ...states].map(plain));
  }
  const rows = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const reasons = [...new Set(connections.flatMap((connection) => reason(connection)))];
  const below = reasons.length === 0 ? [] : ['', ...reasons];
  return `${[...rows, ...below, '', ...(live ? [LEGEND, 'now: what the pods and EndpointSlices of the input say.'] : [LEGEND])].join('\n')}\n`;
}

const LEGEND = [STATES_LEGEND, '?: what decides it is not in the checked files.'].join('\n');

function reason(connection: Connection): readonly string[] {
  const words = failureWords(connection);
  return words === undefined ? [] : [plain(`${dialledText(connection)}: ${words}`)];
}

function word(outcome: Outcome): string {
  return outcome === 'unknown' ? '?' : outcome;
}
