import { dump } from 'js-yaml';
import type { Manifest } from '../manifest/manifest';
import type { DocumentRule } from '../rules/document-rule';
import type { RuleDescription } from '../rules/rule-description';

/** A rule in Markdown: why, symptom, fix and both examples. */
export function ruleMarkdown(rule: RuleDescription): string {
  const { bad, good } = examplesOf(rule);
  const code = (yaml: string): string => `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
  return [
    rule.why,
    `**Symptom:** ${rule.symptom}`,
    `**Fix:** ${rule.fix}`,
    ...(bad === '' ? [] : [`Bad:\n\n${code(bad)}`]),
    ...(good === '' ? [] : [`Good:\n\n${code(good)}`]),
    `[Source](${rule.source})`,
  ].join('\n\n');
}

/** A rule's examples as YAML. */
export function examplesOf(rule: RuleDescription): { readonly bad: string; readonly good: string } {
  if (hasTexts(rule)) return rule.texts;
  return { bad: stream(rule.examples.bad), good: stream(rule.examples.good) };
}

function hasTexts(rule: RuleDescription): rule is DocumentRule {
  return 'texts' in rule;
}

function stream(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => dump(manifest, { noRefs: true, lineWidth: -1 })).join('---\n');
}
