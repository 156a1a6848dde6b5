import { documentRule } from '../document-rule';

export const yamlSyntax = documentRule({
  id: 'yaml-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Every document is YAML or JSON',
  why: 'Nothing of a document that cannot be parsed reaches the cluster, and kubectl stops at it.',
  symptom:
    'error parsing web.yaml: error converting YAML to JSON: yaml: line 2: found character that cannot start any token',
  fix: 'Repair the line. Indent with spaces, never with tabs; quote a text that begins with one of `@ ` % & * ! | > { [` or holds `: `.',
  source: 'https://yaml.org/spec/1.2.2/',
  texts: {
    bad: `apiVersion: v1
kind: Service
metadata:
\tname: web
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
`,
  },
});
