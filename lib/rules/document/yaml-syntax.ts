import { documentRule } from '../document-rule';

export const yamlSyntax = documentRule({
  id: 'yaml-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write every document as YAML or JSON',
  why: 'A document that cannot be parsed does not reach the cluster, and kubectl stops at it.',
  symptom:
    'error parsing web.yaml: error converting YAML to JSON: yaml: line 2: found character that cannot start any token',
  fix: 'Correct the line. Indent with spaces, not with tabs; quote a string that begins with one of @ % & * ! | > { [ or contains a colon before a space.',
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
