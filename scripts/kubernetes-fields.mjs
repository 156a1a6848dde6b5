// Writes lib/kubernetes/fields.generated.json: the kinds and fields of each supported Kubernetes version, from the OpenAPI
// documents in its Go module. `node scripts/kubernetes-fields.mjs`; a path after it writes there instead.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bookOf } from './kubernetes-fields/book.mjs';
import { enumsOf } from './kubernetes-fields/enums.mjs';
import { withValidatedWords } from './kubernetes-fields/validated-words.mjs';

/** One release of each minor version. The oldest and the newest are the pinned servers of test/cluster. */
export const RELEASES = '1.27.4 1.28.0 1.29.0 1.30.0 1.31.0 1.32.0 1.33.0 1.34.0 1.35.0 1.36.1 1.37.1'.split(' ');

export const PLACE = fileURLToPath(new URL('../lib/kubernetes/fields.generated.json', import.meta.url));

/** What one release takes, read from its module, which Go downloads where it is not there yet. */
export function versionOf(release) {
  const answer = execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@v${release}`], { cwd: '/' });
  const { Dir: folder } = JSON.parse(answer.toString());
  const read = (...path) => readFileSync(join(folder, ...path), 'utf8');
  const minor = release.split('.').slice(0, 2).join('.');
  return {
    minor,
    definitions: JSON.parse(read('api', 'openapi-spec', 'swagger.json')).definitions,
    enums: withValidatedWords(enumsOf(read('pkg', 'generated', 'openapi', 'zz_generated.openapi.go')), minor),
  };
}

/** The book as it is committed: one line a kind and a field. */
export function printed({ minors, kinds, models }) {
  const table = (entries, indent) =>
    Object.entries(entries)
      .map(([name, entry]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(entry)}`)
      .join(',\n');
  const inner = Object.entries(models)
    .map(([name, fields]) => `    ${JSON.stringify(name)}: {\n${table(fields, '      ')}\n    }`)
    .join(',\n');
  return `{\n  "minors": ${JSON.stringify(minors)},\n  "kinds": {\n${table(kinds, '    ')}\n  },\n  "models": {\n${inner}\n  }\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(process.argv[2] ?? PLACE, printed(bookOf(RELEASES.map(versionOf))));
