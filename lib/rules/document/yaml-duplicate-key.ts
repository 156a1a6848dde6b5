import { documentRule } from '../document-rule';

export const yamlDuplicateKey = documentRule({
  id: 'yaml-duplicate-key',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not write a key twice in one object',
  why: 'kubectl takes the last of two equal keys without a warning, so the value of the first one never reaches the cluster. Other tools refuse the whole file.',
  symptom: 'The first value is lost without a warning; a strict parser reports: key "ports" already set in map',
  fix: 'Merge the two into one key, or delete one of them.',
  source: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
  texts: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
  ports:
    - { name: http, port: 80 }
  ports:
    - { name: metrics, port: 9090 }
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
  ports:
    - { name: http, port: 80 }
    - { name: metrics, port: 9090 }
`,
  },
});
