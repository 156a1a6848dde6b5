import { documentRule } from '../document-rule';

export const yamlDocumentStart = documentRule({
  id: 'yaml-document-start',
  severity: 'error',
  enforcement: 'api',
  title: 'Begin each document with --- on a line of its own, and with no directive before it',
  why:
    'kubectl, Argo CD and Flux cut a stream at its --- lines before they parse it. They accept only a comment ' +
    'after ---, and read a directive such as %YAML 1.1 as a document of its own.',
  symptom: 'invalid Yaml document separator',
  fix: 'Move the text to the next line, or remove the directive.',
  source: 'https://github.com/kubernetes/apimachinery/blob/v0.37.1/pkg/util/yaml/decoder.go',
  texts: {
    bad: `--- {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
`,
    good: `--- # the shop
{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }
`,
  },
});
