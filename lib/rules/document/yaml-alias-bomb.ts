import { documentRule } from '../document-rule';

export const yamlAliasBomb = documentRule({
  id: 'yaml-alias-bomb',
  severity: 'error',
  enforcement: 'api',
  title: 'Aliases do not make a document endless or a hundred times larger',
  why: 'An anchor that contains its own alias has no end, and aliases of aliases grow beyond any memory. The API server refuses such a document.',
  symptom:
    "error converting YAML to JSON: yaml: document contains excessive aliasing, or: yaml: anchor 'a' value contains itself",
  fix: 'Write the values out, or give each alias a small anchor that holds no alias of its own.',
  source: 'https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/decode.go',
  texts: {
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: loop
data: &data
  self: *data
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: loop
data:
  self: plain
`,
  },
});
