import { documentRule } from '../document-rule';

export const yamlNoObject = documentRule({
  id: 'yaml-no-object',
  severity: 'error',
  enforcement: 'api',
  title: 'Every document is a Kubernetes object, with apiVersion and kind',
  why: 'Without `apiVersion` and `kind` kubectl cannot tell what to send, and stops at the document.',
  symptom: 'error validating data: [apiVersion not set, kind not set]',
  fix: 'Add `apiVersion` and `kind`, or leave the file out of what is checked and applied.',
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
