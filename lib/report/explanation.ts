import pc from 'picocolors';
import type { Rule } from '../rules/rule';
import { examplesOf } from './rule-text';

const ENFORCEMENT: Readonly<Record<Rule['enforcement'], string>> = {
  api: 'the API server refuses it',
  runtime: 'it is accepted, and the symptom comes later',
  practice: 'nothing refuses it; it is good practice',
};

/** A rule for people, with its examples as YAML. */
export function explanation(rule: Rule, colour: boolean): string {
  const paint = pc.createColors(colour);
  const { bad, good } = examplesOf(rule);
  const since = rule.since === undefined ? [] : [`${paint.dim('since')}     Kubernetes ${rule.since}`];
  const example = (title: string, yaml: string): string[] =>
    yaml === ''
      ? []
      : [
          '',
          paint.bold(title),
          ...yaml
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`.trimEnd()),
        ];
  return `${[
    `${paint.bold(rule.id)}  ${rule.severity} (${ENFORCEMENT[rule.enforcement]})`,
    rule.title,
    '',
    `${paint.dim('why')}       ${rule.why}`,
    `${paint.dim('symptom')}   ${rule.symptom}`,
    `${paint.dim('fix')}       ${rule.fix}`,
    ...since,
    `${paint.dim('source')}    ${rule.source}`,
    ...example('bad', bad),
    ...example('good', good),
  ].join('\n')}\n`;
}
