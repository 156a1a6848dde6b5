import { documentRule } from '../document-rule';

export const yamlEncoding = documentRule({
  id: 'yaml-encoding',
  severity: 'error',
  enforcement: 'api',
  title: 'Save every file as UTF-8',
  why: 'Kubernetes reads YAML as UTF-8 (or as UTF-16 with a byte order mark) and refuses a file with any other byte in it.',
  symptom: 'error converting YAML to JSON: yaml: invalid leading UTF-8 octet',
  fix: 'Save the file as UTF-8; iconv -f LATIN1 -t UTF-8 converts a file in Latin-1.',
  source: 'https://yaml.org/spec/1.2.2/#52-character-encodings',
  texts: {
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: caf\\xE9   # the single byte E9, e with an accent in Latin-1
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: caf\\xC3\\xA9   # the bytes C3 A9, the same letter in UTF-8
`,
  },
});
