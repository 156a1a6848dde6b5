import { DNS_STATES } from '../discovery/endpoint';
import type { Explanation } from '../connections/explanation';
import { plain } from './plain';

/** One question answered step by step, for people. */
export function explanationText(from: string, { connection, steps }: Explanation): string {
  const { address, verdict, failure } = connection;
  const blocks = steps.map(({ step, outcome, lines }) =>
    [`${step}: ${outcome}`, ...lines.map((line) => `  ${plain(line)}`)].join('\n'),
  );
  const now = verdict.now === undefined ? [] : [`now: ${verdict.now}`];
  const end = [...DNS_STATES.map((state) => `${state}: ${verdict[state]}`), ...now].join('; ');
  const repair = failure === undefined ? [] : [`expected: ${plain(failure.expected)}`];
  return `${[`${plain(from)} dials ${plain(address.text)}`, ...blocks, [end, ...repair].join('\n')].join('\n\n')}\n`;
}
