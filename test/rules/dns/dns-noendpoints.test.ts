import { expect, test } from 'vitest';
import { dnsNoendpoints } from '../../../lib/rules/dns/dns-noendpoints';
import { placesOf } from '../rule-tests';

const config = (data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'coredns' }, data });
const corefile = (option: string) => config({ Corefile: `.:53 {\n  kubernetes cluster.local {\n${option}\n  }\n}\n` });

test.each(['noendpoints', '    noendpoints', '    noendpoints # saves memory', '    noendpoints   '])(
  'a CoreDNS without endpoints is found: %j',
  (option) => {
    expect(placesOf(dnsNoendpoints, [corefile(option)])).toEqual(['ConfigMap/coredns data.Corefile']);
  },
);

test.each(['    # noendpoints', '    noendpointsever', '    pods insecure'])('%j leaves endpoints on', (option) => {
  expect(placesOf(dnsNoendpoints, [corefile(option)])).toEqual([]);
});

test.each([{ other: 'noendpoints' }, undefined, { Corefile: 7 }])(
  'a ConfigMap without a Corefile is right: %j',
  (data) => {
    expect(placesOf(dnsNoendpoints, [config(data)])).toEqual([]);
  },
);
