import { expect, test } from 'vitest';
import { fieldPath } from '../../lib/rules/path';

test.each([
  ['spec', 'type', 'spec.type'],
  ['spec.ports', 0, 'spec.ports[0]'],
  ['', 'spec', 'spec'],
  ['data', '0a', "data['0a']"],
  ['metadata.labels', 'example.com/team', "metadata.labels['example.com/team']"],
  ['data', '', "data['']"],
])('a field below "%s" called "%s" is at %s', (path, step, expected) => {
  expect(fieldPath(path, step)).toBe(expected);
});
