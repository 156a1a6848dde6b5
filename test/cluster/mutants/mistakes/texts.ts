import { stringify } from 'yaml';
import { nameOfBase } from '../bases';
import { targetOf, type Draft } from '../mutant';
import type { Tree } from '../tree';

/** YAML as kubectl reads it: `yes` is a boolean there, so a text like it is quoted. */
const yaml = (object: Tree, options: object = {}): string =>
  stringify(object, { version: '1.1', aliasDuplicateObjects: false, ...options });

const NAME = /^( +)name: (\S+)$/m;
const SPEC = /^spec:$/m;

/** Ways to write the same object. */
const WRITINGS: Readonly<Record<string, (object: Tree) => string>> = {
  'block style': (object) => yaml(object),
  'quoted texts': (object) => yaml(object, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  'single quotes': (object) => yaml(object, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }),
  'quoted keys': (object) => yaml(object, { defaultStringType: 'QUOTE_DOUBLE' }),
  'wide indent': (object) => yaml(object, { indent: 6 }),
  'lists not indented': (object) => yaml(object, { indentSeq: false }),
  'one line a document': (object) => `---\n${JSON.stringify(object)}\n`,
  'flow style': (object) => `---\n${yaml(object, { collectionStyle: 'flow' })}`,
  'sorted keys': (object) => yaml(object, { sortMapEntries: true }),
  comments: (object) =>
    `# a comment\n${yaml(object)
      .replace(/$/gm, ' # note')
      .replace(/\|.* # note$/gm, (line) => line.replace(/ # note$/, ''))}`,
  'document markers': (object) => `---\n${yaml(object)}...\n`,
  'carriage returns': (object) => yaml(object).replaceAll('\n', '\r\n'),
  'blank lines': (object) => yaml(object).replace(/^(?=\S)/gm, '\n'),
  'no newline at the end': (object) => yaml(object).trimEnd(),
  'an anchor': (object) => yaml(object).replace(NAME, '$1name: &n $2'),
  'explicit tags': (object) => yaml(object).replace(NAME, '$1name: !!str $2'),
  'short lines': (object) => yaml(object, { lineWidth: 40 }),
};

/** Ways to spoil the text. */
const SPOILED: Readonly<Record<string, (object: Tree) => string>> = {
  'a tab as indent': (object) => yaml(object).replace(NAME, '\tname: $2'),
  'a key twice': (object) => yaml(object).replace(NAME, '$1name: $2\n$1name: $2'),
  'spec twice': (object) => `${yaml(object)}spec: {}\n`,
  'a template that was not rendered': (object) => yaml(object).replace(NAME, '$1name: {{ .Values.name }}'),
  'a template line': (object) => yaml(object).replace(SPEC, '{{- if .Values.on }}\nspec:'),
  'no blank after a colon': (object) => yaml(object).replace(NAME, '$1name:$2'),
  'a colon in a text': (object) => yaml(object).replace(NAME, '$1name: a: $2'),
  'an open quote': (object) => yaml(object).replace(NAME, '$1name: "$2'),
  'an open bracket': (object) => yaml(object).replace(NAME, '$1name: [$2'),
  'wrong indent': (object) => yaml(object).replace(NAME, ' $1name: $2'),
  'an @ at the start': (object) => yaml(object).replace(NAME, '$1name: @$2'),
  'a percent sign at the start': (object) => yaml(object).replace(NAME, '$1name: %$2'),
  'an unknown alias': (object) => yaml(object).replace(NAME, '$1name: *none'),
  'a list of the object': (object) => `- ${yaml(object).replaceAll('\n', '\n  ')}`,
  'a merge of conflicts': (object) => `<<<<<<< HEAD\n${yaml(object)}=======\n>>>>>>> branch\n`,
  'yes for a text': (object) => yaml(object).replace(NAME, '$1name: yes'),
  'an octal number for a text': (object) => yaml(object).replace(NAME, '$1name: 0755'),
  'a number for a text': (object) => yaml(object).replace(NAME, '$1name: 1e3'),
  'only a text': () => 'apiVersion v1\n',
};

/** The same object written in other ways, and texts that are spoiled. */
export function textsOf(base: Tree): Draft[] {
  const drafts = (mistake: string, forms: typeof WRITINGS) =>
    Object.entries(forms).map(([now, write]): Draft => {
      const name = nameOfBase(base);
      return {
        base: name,
        mistake,
        make: () => ({
          base: name,
          mistake,
          field: '',
          now,
          text: write(base),
          format: 'yaml',
          target: targetOf(base),
        }),
      };
    });
  return [...drafts('same object, written otherwise', WRITINGS), ...drafts('text of the file', SPOILED)];
}
