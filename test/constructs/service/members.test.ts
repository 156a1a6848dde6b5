import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AddressForm, HeadlessService, Members, type MembersOptions, type NamedPeers } from '../../../lib';
import { chartOf, messageOf } from '../../support/synth';

const KAFKA: NamedPeers = { name: 'kafka', replicas: 3, ports: [{ name: 'controller', number: 9093 }] };

const of = (template: string, options?: MembersOptions, peers: NamedPeers = KAFKA) =>
  Members.each(template, options).of(peers);

const refusal = (template: unknown, options?: unknown, peers: unknown = KAFKA) =>
  messageOf(() => of(template as string, options as MembersOptions, peers as NamedPeers));

test('the voters of Kafka: number, at, name and port', () => {
  expect(of('{ordinal}@{address.controller}')).toBe('0@kafka-0.kafka:9093,1@kafka-1.kafka:9093,2@kafka-2.kafka:9093');
});

test('the servers of ZooKeeper: counted from 1, with two ports and spaces between them', () => {
  const ports = [
    { name: 'peer', number: 2888 },
    { name: 'election', number: 3888 },
  ];
  const text = of(
    'server.{ordinal+1}={host}:{port.peer}:{port.election};2181',
    { separator: ' ' },
    { name: 'zk', ports, replicas: 2 },
  );
  expect(text).toBe('server.1=zk-0.zk:2888:3888;2181 server.2=zk-1.zk:2888:3888;2181');
});

test('the first cluster of etcd: name and URL', () => {
  const text = of('{pod}=http://{address.peer}', undefined, { name: 'etcd', ports: [{ name: 'peer', number: 2380 }] });
  expect(text).toBe('etcd-0=http://etcd-0.etcd:2380,etcd-1=http://etcd-1.etcd:2380,etcd-2=http://etcd-2.etcd:2380');
});

test('seeds: the first members only', () => {
  expect(of('{host}', { first: 2 }, { name: 'cassandra', replicas: 6 })).toBe(
    'cassandra-0.cassandra,cassandra-1.cassandra',
  );
});

test('the braces of JSON are text', () => {
  const text = of('{"_id":{ordinal},"host":"{address.controller}"}', { first: 1 });
  expect(JSON.parse(text)).toEqual({ _id: 0, host: 'kafka-0.kafka:9093' });
  expect(of('$(PREFIX){pod}{}', { first: 1 })).toBe('$(PREFIX)kafka-0{}');
});

test.each([
  [AddressForm.SHORT, 'kafka-0.kafka'],
  [AddressForm.NAMESPACED, 'kafka-0.kafka.shop'],
  [AddressForm.SVC, 'kafka-0.kafka.shop.svc'],
  [AddressForm.FULL, 'kafka-0.kafka.shop.svc.example.internal'],
  [AddressForm.ABSOLUTE, 'kafka-0.kafka.shop.svc.example.internal.'],
])('in the form %s a member is %s', (form, host) => {
  const peers = { ...KAFKA, namespace: 'shop', clusterDomain: 'example.internal' };
  expect(of('{host}', { form, first: 1 }, peers)).toBe(host);
});

test('a Service that is given to the group names the members, its namespace and its ports', () => {
  const service = new HeadlessService(chartOf(), 'Hidden', { name: 'zk-hs', ports: [{ name: 'peer', number: 2888 }] });
  expect(of('{address.peer}', { form: AddressForm.SVC, first: 1 }, { name: 'zk', service })).toBe(
    'zk-0.zk-hs.shop.svc:2888',
  );
  expect(refusal('{host}', undefined, { name: 'zk', service, namespace: 'elsewhere' })).toContain(
    '- namespace: got "elsewhere"; expected nothing beside "service".',
  );
});

test('members are counted from the first ordinal, whatever it is, and there are as many as replicas', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 999 }),
      (ordinalsStart, replicas, more) => {
        const text = of(
          `{ordinal} {ordinal+${more}} {pod} {host}`,
          { separator: '\n' },
          { name: 'a', ordinalsStart, replicas },
        );
        const expected = Array.from({ length: replicas }, (_, index) => {
          const ordinal = ordinalsStart + index;
          return `${ordinal} ${ordinal + more} a-${ordinal} a-${ordinal}.a`;
        });
        expect(text.split('\n')).toEqual(expected);
      },
    ),
  );
});

test('any text without a placeholder stands before each member as it is', () => {
  const plain = fc.string({ maxLength: 20 }).filter((text) => !/[{}]/.test(text));
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      expect(of(`${before}{pod}${after}`, { first: 1 })).toBe(`${before}kafka-0${after}`);
    }),
  );
});

test('a placeholder that does not exist is refused with those that do', () => {
  expect(refusal('{ordinal}@{adress.controller}')).toBe(
    `Members "{ordinal}@{adress.controller}" cannot be written for these peers:
  - Members.each: template: got "{adress.controller}"; expected one of "{ordinal}", "{ordinal+1}", "{pod}", "{host}", "{address.controller}" and "{port.controller}". There is no such placeholder.`,
  );
});

test.each(['{address.raft}', '{port.raft}', '{address}', '{ordinal+}', '{ordinal+x}', '{ordinals}', '{POD}'])(
  '%s is no placeholder',
  (placeholder) => {
    expect(refusal(`{pod}${placeholder}`)).toContain(`template: got "${placeholder}"; expected one of "{ordinal}"`);
  },
);

test('a template that writes all members alike is refused', () => {
  expect(refusal('kafka:{port.controller}')).toContain('expected a template with a placeholder for the member');
});

test.each([
  [
    'a list of more members than there are',
    { first: 4 },
    'options.first: got 4; expected at most 3, the number of pods.',
  ],
  ['a list of no members', { first: 0 }, 'options.first: got 0; expected an integer from 1.'],
  ['an option that does not exist', { joiner: ' ' }, 'options.joiner: got " "'],
  ['another kind of value', { separator: 5 }, 'options.separator: got 5; expected a string'],
  ['a form that does not exist', { form: 'long' }, 'options.form: got "long"; expected one of "short"'],
])('%s is refused', (_, options, words) => {
  expect(refusal('{pod}', options)).toContain(words);
});

test('all that is wrong with the peers is reported together', () => {
  const message = refusal(
    '{pod}',
    { form: AddressForm.FULL },
    { name: 'Kafka', replicas: 0, ordinalsStart: -1, ports: [] },
  );
  for (const prop of ['name', 'replicas', 'ordinalsStart', 'ports', 'namespace'])
    expect(message).toContain(`\n  - ${prop}: got `);
});

test('a template that is no string is refused where the peers are known', () => {
  expect(refusal(5)).toContain('template: got 5; expected a string');
});
