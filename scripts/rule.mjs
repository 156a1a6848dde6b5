// `npm run rule <topic> <id>`: makes the file of a rule, its test and its row in docs/coverage, and lists the rule.
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCatalogue } from './rules.mjs';
import { ROOT, TOPICS } from './rules/list.mjs';

/** Makes a rule below `root`; throws where the topic or the id cannot be. Returns the files, relative to `root`. */
export async function makeRule(topic, id, root = ROOT) {
  const { prefixes } = TOPICS.find(({ folder }) => folder === topic) ?? {};
  if (prefixes === undefined)
    throw new Error(`no topic "${topic}"; the topics are ${TOPICS.map(({ folder }) => folder).join(', ')}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id ?? '') || !prefixes.includes(id.split('-')[0]))
    throw new Error(
      `no id for this topic: "${id}"; expected ${prefixes.map((prefix) => `${prefix}-...`).join(' or ')}`,
    );
  const rule = `lib/rules/${topic}/${id}.ts`;
  const test = `test/rules/${topic}/${id}.test.ts`;
  const coverage = `docs/coverage/${topic}.yaml`;
  for (const file of [rule, test]) if (existsSync(join(root, file))) throw new Error(`${file} is there already`);
  const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  for (const [file, text] of [
    [rule, ruleOf(id, name)],
    [test, testOf(topic, id, name)],
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  mkdirSync(join(root, 'docs/coverage'), { recursive: true });
  appendFileSync(join(root, coverage), `- { id: ${id}, decision: rule }\n`);
  await writeCatalogue(root);
  return [rule, test, coverage];
}

const ruleOf = (id, name) => `import { sampleService } from '../examples';
import type { Rule } from '../rule';

export const ${name}: Rule = {
  id: '${id}',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'TODO what to do, or what not to do',
  why: 'TODO why it matters, in one or two sentences',
  symptom: 'TODO what is seen',
  fix: 'TODO what to change',
  source: 'https://kubernetes.io/docs/',
  *check() {
    // TODO yield what is wrong: { object, path, found, expected }
  },
  examples: {
    bad: [sampleService()],
    good: [sampleService()],
  },
};
`;

const testOf = (topic, id, name) => `import { describe, expect, test } from 'vitest';
import { sampleService } from '../../../lib/rules/examples';
import { ${name} } from '../../../lib/rules/${topic}/${id}';
import { placesOf } from '../rule-tests';

describe('a manifest that is wrong', () => {
  test('TODO one test for each way to be wrong', () => {
    expect(placesOf(${name}, [sampleService()])).toEqual(['Service/web TODO']);
  });
});

describe('a manifest that is right', () => {
  test('TODO one test for each way to be right', () => {
    expect(placesOf(${name}, [sampleService()])).toEqual([]);
  });
});
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const file of await makeRule(process.argv[2], process.argv[3])) console.log(file);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
