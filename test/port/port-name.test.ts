import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containerPortNameFaults, servicePortNameFaults } from '../../lib/port/port-name';

test.each([
  ['web', []],
  ['nginx-web-headless', ['must be no more than 15 characters']],
  ['my_port', ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']],
  ['8080', ['must contain at least one letter (a-z)']],
  ['a--b', ['must not contain consecutive hyphens']],
  ['a-', ['must not begin or end with a hyphen']],
  [
    '',
    [
      'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'must contain at least one letter (a-z)',
    ],
  ],
])('the API server says of the container port name %j: %j', (name, faults) => {
  expect(containerPortNameFaults(name)).toEqual(faults);
});

test('a Service port name may be longer than a container port name and has no dots', () => {
  expect(servicePortNameFaults('nginx-web-headless')).toEqual([]);
  expect(servicePortNameFaults('8080')).toEqual([]);
  expect(servicePortNameFaults('a.b')).toEqual(['must not contain dots']);
  expect(servicePortNameFaults('my_port')).toHaveLength(1);
  expect(servicePortNameFaults('a'.repeat(64))).toEqual(['must be no more than 63 characters']);
});

test('a valid container port name is a valid Service port name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[-a-z0-9]{1,16}$/), (name) => {
      fc.pre(containerPortNameFaults(name).length === 0);
      expect(servicePortNameFaults(name)).toEqual([]);
    }),
  );
});
