import { expect, test } from 'vitest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';

const rules = CATALOGUE.map((rule) => [rule.id, rule] as const);

// Only a symptom may have backticks: it repeats what the API server or a program prints.
test.each(rules)('%s and its findings are written without Markdown', (id, rule) => {
  const settings = { ...DEFAULT_SETTINGS, ...rule.examples.settings };
  const findings = check(rule.examples.bad, CATALOGUE, settings).filter((finding) => finding.rule.id === id);
  const texts = [
    rule.title,
    rule.why,
    rule.fix,
    ...findings.flatMap(({ found, expected, fix }) => [found, expected, fix]),
  ];
  expect(texts.filter((text) => text.includes('`'))).toEqual([]);
});
