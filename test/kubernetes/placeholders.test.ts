import { expect, test } from 'vitest';
import { isPlaceholder } from '../../lib/kubernetes/placeholders';

test.each([
  '{{ .Release.Name }}',
  'web-{{ .Values.name }}',
  '${NAME}-web',
  '$(NAME)',
  '<name>',
  '<the name>',
  '$NAME',
  '$NAME-web',
  '<name>-web',
  '$host-name',
  '$ns.k8s',
])('%s must still be filled in', (value) => {
  expect(isPlaceholder(value)).toBe(true);
});

test.each(['', 'web', '$name', '$', '5$', '{web}', '(web)', '<>', 'a <b>', '<a> b', '<a<b>', '<<>>', '1 < 2 > 0'])(
  '%j is a value as it stands',
  (value) => {
    expect(isPlaceholder(value)).toBe(false);
  },
);
