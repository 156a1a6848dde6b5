import { expect, test } from 'vitest';
import { ExternalNameService } from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const refusal = (externalName: string, name = 'postgres') =>
  messageOf(() => new ExternalNameService(chartOf(), 'Alias', { name, externalName }));

test.each(['db.example.com', 'db.example.com.', 'localhost'])('an alias for %s is a CNAME and nothing else', (name) => {
  const { spec } = synth(
    (chart) => new ExternalNameService(chart, 'Alias', { name: 'postgres', externalName: name }),
  ).one('Service', 'postgres');
  expect(spec).toEqual({ type: 'ExternalName', externalName: name });
});

test.each(['10.20.0.7', 'fd00::1', '10.20.0.7.'])('the address %s is refused, because it is taken for a name', (ip) => {
  expect(refusal(ip)).toMatch(/externalName: got .*use ExternalPeers/);
});

test.each([
  '',
  'DB.example.com',
  'db_1.example.com',
  'db.example.com:5432',
  'https://db.example.com',
  '-db.example.com',
  'db..',
])('the name %j is refused', (name) => {
  expect(refusal(name)).toContain(`externalName: got ${JSON.stringify(name)}`);
});

test('all errors are in one report', () => {
  const message = refusal('X', '1');
  expect(message).toContain('- name: got "1"');
  expect(message).toContain('- externalName: got "X"');
});

test('the address of an alias has its namespace where that is known', () => {
  const alias = (props: { namespace?: string }) =>
    new ExternalNameService(chartOf(props), 'Alias', { name: 'postgres', externalName: 'db.example.com' }).address;
  expect(alias({ namespace: 'awx' })).toBe('postgres.awx');
  expect(alias({})).toBe('postgres');
});
