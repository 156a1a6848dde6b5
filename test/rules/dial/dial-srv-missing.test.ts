import { expect, test } from 'vitest';
import { dialSrvMissing } from '../../../lib/rules/dial/dial-srv-missing';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEERS', value }] } });
const expectedOf = (value: string) =>
  findingsOf(dialSrvMissing, [sampleHeadlessService(), sampleStatefulSet(), client(value)]).map(
    ({ expected }) => expected,
  );

test('a port that the Service does not have, and one of another protocol, are found', () => {
  expect(expectedOf('_raft._tcp.web.default.svc')).toEqual(['"_http._tcp.web.default.svc"']);
  expect(expectedOf('_http._udp.web')).toEqual(['"_http._tcp.web"']);
});

test('a client that says the name of the port itself needs a port of that name', () => {
  const [finding] = findingsOf(dialSrvMissing, [
    sampleHeadlessService(),
    sampleStatefulSet(),
    client('mongodb+srv://web.default.svc.cluster.local/shop'),
  ]);
  expect(finding).toMatchObject({
    found: expect.stringContaining('"_mongodb._tcp.web.default.svc.cluster.local" has no record') as string,
    expected: 'a port of Service "web" with the name "mongodb"',
  });
});

test('a client that tries no search list needs the whole name', () => {
  expect(expectedOf('dnssrv+_http._tcp.web.default.svc')).toEqual(['"_http._tcp.web.default.svc.cluster.local"']);
});

test('a name that is there, and one of another namespace, are no finding', () => {
  expect(expectedOf('dnssrv+_http._tcp.web.default.svc.cluster.local')).toEqual([]);
  expect(expectedOf('_http._tcp.web')).toEqual([]);
  expect(expectedOf('_http._tcp.db.other.svc')).toEqual([]);
});
