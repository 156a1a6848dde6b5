import { expect, test } from 'vitest';
import { configMap } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

test.each([
  ['{{ .Release.Name }}'],
  ['{{- include "chart.name" . | nindent 4 }}'],
  ['{{ $.Values.name }}'],
  ['{{/* a comment */}}'],
])('%s in a document is found, with what renders it', (action) => {
  expect(findingsIn(`kind: ConfigMap\nmetadata:\n  name: ${action}\n`)).toEqual([
    `helm-template-unrendered in line 3: found the template action ${action}; expected what Helm renders of it`,
  ]);
});

test('a template that is YAML is found by its name', () => {
  const text = configMap('"{{ .Release.Name }}-web"');
  expect(findingsIn(text)).toHaveLength(1);
  expect(objectsIn(text)).toBe(0);
});

test('a file has one finding, and the documents without an action are read', () => {
  const text = `{{ if .Values.on }}\n---\nkind: {{ .Values.kind }}\n---\n${configMap('a')}`;
  expect(findingsIn(text)).toHaveLength(1);
  expect(objectsIn(text)).toBe(1);
});

test('braces of other tools in values are no template of Helm', () => {
  const text = `${configMap('a')}data:\n  rule: "{{ $labels.pod }} is down"\n  step: "{{inputs.parameters.x}}"\n`;
  expect(findingsIn(text)).toEqual([]);
  expect(objectsIn(text)).toBe(1);
});
