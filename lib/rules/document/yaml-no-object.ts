import { documentRule } from '../document-rule';

export const yamlNoObject = documentRule({
  id: 'yaml-no-object',
  severity: 'error',
  enforcement: 'api',
  title: 'Give every document an apiVersion and a kind',
  why: 'Without apiVersion and kind a document is no Kubernetes object, and kubectl stops at it.',
  symptom: 'error validating data: [apiVersion not set, kind not set]',
  fix: 'Add apiVersion and kind, or leave the file out of what is checked and applied.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
  texts: {
    bad: `apiVersion: v1
metadata:
  name: web
spec:
  clusterIP: None
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
`,
  },
});
