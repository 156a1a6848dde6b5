// What GitHub's own parser says of the workflows: unknown keys, values of a wrong kind, expressions that do not parse.
import { buildSync } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));

/** GitHub's parser. It imports JSON in a way that Node refuses and bundlers take, so it is bundled first. */
async function parser() {
  const { outputFiles } = buildSync({
    stdin: { contents: "export * from '@actions/workflow-parser';", resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/');" },
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await parser();

/** The errors of one workflow, one line each. */
export async function workflowErrors(name, content) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
  const errors = await Promise.all(
    files.map((file) => workflowErrors(`.github/workflows/${file}`, readFileSync(join(folder, file), 'utf8'))),
  );
  if (errors.flat().length > 0) {
    console.error(errors.flat().join('\n'));
    process.exit(1);
  }
}
