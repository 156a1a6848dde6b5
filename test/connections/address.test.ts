import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, bareName, withoutCredentials } from '../../lib/connections/address';
import { UNKNOWN } from '../../lib/connections/variables';

/** What is read out of a string: `scheme host port`. */
const read = (text: string) =>
  addressesIn(text).map(({ scheme, host, port, record }) =>
    [scheme ?? '-', host || '-', port ?? '-', ...(record === 'SRV' ? ['SRV'] : [])].join(' '),
  );

test.each([
  ['http://web.shop:8080/path?x=1', ['http web.shop 8080']],
  ['https://web.shop.svc', ['https web.shop.svc -']],
  ['web-0.web:7000,web-1.web:7000', ['- web-0.web 7000', '- web-1.web 7000']],
  ['-join=ledger-0.ledger:7000', ['- ledger-0.ledger 7000']],
  ['--initial-cluster=a=http://a-0.a:2380,b=http://a-1.a:2380', ['http a-0.a 2380', 'http a-1.a 2380']],
  ['0@kafka-0.kafka:9093,1@kafka-1.kafka:9093', ['- kafka-0.kafka 9093', '- kafka-1.kafka 9093']],
  ['server.1=zoo-0.zoo:2888:3888;2181', ['- zoo-0.zoo 2888', '- zoo-0.zoo 3888']],
  ['server.1=zoo-0.zoo:2888:3888:participant;0.0.0.0:2181', ['- zoo-0.zoo 2888', '- zoo-0.zoo 3888']],
  ['PLAINTEXT://kafka-0.kafka:9092', ['plaintext kafka-0.kafka 9092']],
  ['jdbc:postgresql://db.shop:5432/app', ['postgresql db.shop 5432']],
  ['mongodb+srv://mongo.app.svc.cluster.local/app', ['mongodb+srv mongo.app.svc.cluster.local - SRV']],
  ['dnssrv+_grpc._tcp.store.mon.svc', ['- _grpc._tcp.store.mon.svc - SRV']],
  ['_raft._tcp.ledger', ['- _raft._tcp.ledger - SRV']],
  ['dns:///prices:8088', ['dns prices 8088']],
  ['dns://8.8.8.8/prices:8088', ['dns prices 8088']],
  ['kubernetes:///prices.shop:grpc', ['kubernetes prices.shop grpc']],
  ['rabbit@mq-0.mq.shop.svc', ['- mq-0.mq.shop.svc -']],
  ['web.shop.svc.cluster.local.', ['- web.shop.svc.cluster.local -']],
  ['["http://a.b:1", "http://c.d:2"]', ['http a.b 1', 'http c.d 2']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

describe('is no address', () => {
  test.each([
    'nginx:1.25',
    '10.1.2.3:80',
    'http://10.1.2.3:80/',
    '[fd00::1]:80',
    ':8080',
    '0.0.0.0:9092',
    'unix:///run/app.sock',
    'kubernetes://apis/apps/v1/namespaces/x',
    `http://${UNKNOWN}.web:80`,
    `${UNKNOWN}:80`,
    'a:b',
    '12:30',
    'hello world',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

test('a port that only the cluster knows leaves the host an address', () => {
  expect(read(`web.shop:${UNKNOWN}`)).toEqual(['- web.shop -']);
});

test('a dot at the end of a host makes it absolute', () => {
  expect(addressesIn('http://web.shop.svc.cluster.local.:80')[0]).toMatchObject({ absolute: true, port: 80 });
});

test('gRPC resolves nothing behind two slashes without a third', () => {
  expect(addressesIn('dns://prices:8088')[0]).toMatchObject({ host: '', authority: 'prices:8088' });
});

test('a bare word is one name', () => {
  expect(bareName('logs-memberlist')).toMatchObject({ host: 'logs-memberlist', port: undefined });
  expect(bareName('two words')).toBeUndefined();
  expect(bareName('10.0.0.1')).toBeUndefined();
});

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
const port = fc.integer({ min: 1, max: 65535 });

test('what is written as host and port is read back, in every form', () => {
  fc.assert(
    fc.property(host, port, (name, number) => {
      for (const text of [
        `${name}:${number}`,
        `http://${name}:${number}/x`,
        `--peer=${name}:${number}`,
        `7@${name}:${number}`,
      ])
        expect(addressesIn(text)[0], text).toMatchObject({ host: name, port: number });
    }),
  );
});

test('any list of members is read as its members', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(host, port), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ' ', ';', ', '),
      (members, between) => {
        const text = members.map(([name, number]) => `${name}:${number}`).join(between);
        expect(addressesIn(text).map((address) => [address.host, address.port])).toEqual(members);
      },
    ),
  );
});

test('no string makes the reader fail, and no host holds what no name has', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const address of addressesIn(text)) expect(address.host).toMatch(/^[a-z0-9._-]*$/);
    }),
  );
});

const secret = fc.stringMatching(/^[A-Za-z0-9!$%*_~.,-]{6,20}$/).map((word) => `S3CR${word}`);

test('neither a user name nor a password of a URL is in what is read', () => {
  fc.assert(
    fc.property(secret, secret, host, (user, password, name) => {
      // Without a scheme a comma separates the members of a list.
      const plain = [user, password].map((word) => word.replaceAll(',', '')).join(':');
      for (const text of [
        `postgres://${user}:${password}@${name}:5432/db`,
        `amqp://${user}@${name}`,
        `${plain}@${name}:80`,
      ]) {
        const shown = [withoutCredentials(text), ...addressesIn(text).map((address) => address.text)].join(' ');
        expect(shown).not.toContain(password);
        expect(shown).not.toContain(user);
      }
    }),
  );
});

test('a password in a parameter is in nothing that is read', () => {
  expect(withoutCredentials('http://db.shop/x?user=me&password=hidden&ssl=1')).toBe(
    'http://db.shop/x?user=***&password=***&ssl=1',
  );
});
