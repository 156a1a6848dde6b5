import { explanation } from '../report/explanation';
import { CATALOGUE } from '../rules/catalogue';
import { nearest } from '../settings/values';

/** A rule with its examples; `undefined` and the id that was probably meant where there is no such rule. */
export function explain(id: string, colour: boolean): { readonly text: string } | { readonly problem: string } {
  const rule = CATALOGUE.find((candidate) => candidate.id === id);
  if (rule !== undefined) return { text: explanation(rule, colour) };
  const near = nearest(
    id,
    CATALOGUE.map((candidate) => candidate.id),
  );
  const hint = near === undefined ? 'cdk8s-headless explain lists them all' : `did you mean ${near}?`;
  return { problem: `no rule is called ${JSON.stringify(id)}; ${hint}` };
}

/** Every rule in one line. */
export function ruleList(): string {
  const width = Math.max(...CATALOGUE.map(({ id }) => id.length));
  const lines = [...CATALOGUE]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}`);
  return `${lines.join('\n')}\n`;
}
