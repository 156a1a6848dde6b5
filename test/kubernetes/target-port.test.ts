import { expect, test } from 'vitest';
import { namedPort } from '../../lib/kubernetes/target-port';

const web = { ports: [{ name: 'http', protocol: 'TCP', number: 80 }] };
const dns = {
  ports: [
    { name: 'dns', protocol: 'TCP', number: 53 },
    { name: 'dns', protocol: 'UDP', number: 5353 },
    { name: 'http', protocol: 'TCP', number: 8080 },
  ],
};

test('a named target port is the port of that name and protocol', () => {
  expect(namedPort([web, dns], 'dns', 'UDP')).toEqual({ container: dns, port: dns.ports[1] });
  expect(namedPort([web, dns], 'dns', 'TCP')).toEqual({ container: dns, port: dns.ports[0] });
});

test('where two containers declare the name, it is that of the first', () => {
  expect(namedPort([web, dns], 'http', 'TCP')).toEqual({ container: web, port: web.ports[0] });
});

test('a name that no container declares for the protocol is no port', () => {
  expect(namedPort([web, dns], 'http', 'UDP')).toBeUndefined();
  expect(namedPort([web], 'dns', 'TCP')).toBeUndefined();
});
