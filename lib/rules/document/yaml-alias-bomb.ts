import { documentRule } from '../document-rule';

export const yamlAliasBomb = documentRule({
  id: 'yaml-alias-bomb',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not let aliases make a document endless or a hundred times larger',
  why: 'An anchor that contains its own alias never ends, and aliases of aliases can fill any memory. The API server refuses such a document.',
  symptom:
    "error converting YAML to JSON: yaml: document contains excessive aliasing, or: yaml: anchor 'a' value contains itself",
  fix: 'Write the values out, or use only anchors that are small and contain no alias.',
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
