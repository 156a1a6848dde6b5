import { expect, test } from 'vitest';
import { predictDns } from '../../lib/discovery/dns-prediction';
import type { Manifest } from '../../lib/manifest/manifest';
import { dnsJson } from '../../lib/report/dns-json';
import { dnsTable } from '../../lib/report/dns-table';

function ledger(replicas: number): readonly Manifest[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'ledger', namespace: 'bank' },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector: { app: 'ledger' }, ports: [{ port: 7000 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'ledger', namespace: 'bank' },
      spec: { serviceName: 'ledger', replicas, template: { metadata: { labels: { app: 'ledger' } }, spec: {} } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'lost', namespace: 'bank' },
      spec: { serviceName: 'gone', template: {} },
    },
  ];
}

test('the table shows the records of a Service in three states and what is missing', () => {
  expect(dnsTable(predictDns(ledger(2)))).toBe(`ledger.bank.svc.cluster.local
  type  name                      answer               starting  ready  unready
  A     @                         <ip of ledger-0>     yes       yes    yes
                                  <ip of ledger-1>     -         yes    yes
  A     ledger-0                  <ip of ledger-0>     yes       yes    yes
  A     ledger-1                  <ip of ledger-1>     -         yes    yes
  SRV   @                         0 50 7000 ledger-0   -         yes    yes
                                  0 50 7000 ledger-1   -         yes    yes
                                  0 100 7000 ledger-0  yes       -      -
  PTR   <reverse ip of ledger-0>  ledger-0             yes       yes    yes
  PTR   <reverse ip of ledger-1>  ledger-1             -         yes    yes
  missing: no SRV record by name: port 0 (7000/TCP) has no name

missing: StatefulSet/bank/lost: no name lost-0.gone: serviceName gone names no Service of the checked files, in namespace bank

Names are relative to the name above them, @ is that name itself.
starting = pods run, none has been ready yet. ready = all are ready. unready = all exist, none is ready.
Changes show up when the TTL expires: 30 s with kubeadm's settings of CoreDNS, 5 s with CoreDNS's default.
`);
});

test('the table counts the answers that are too many to list', () => {
  const lines = dnsTable(predictDns(ledger(40))).split('\n');
  expect(lines[13]?.trim()).toMatch(/^<ip of ledger-11> +- +yes +yes$/);
  expect(lines[14]?.trim()).toMatch(/^\.\.\. and 28 more, in all: +1 +40 +40$/);
});

test('the table says so where there is no Service', () => {
  expect(dnsTable(predictDns([]))).toBe('No Service in the checked files, so no DNS records.\n');
});

test('the JSON has the cluster domain, the three states, and each record that is missing, with the object at fault', () => {
  const plan = predictDns(ledger(2), { clusterDomain: 'k8s.example' });
  const json = dnsJson(plan);
  expect(json.endsWith('}\n')).toBe(true);
  expect(JSON.parse(json)).toEqual({
    clusterDomain: 'k8s.example',
    states: plan.states,
    missing: [
      {
        name: '_<port>._tcp.ledger.bank.svc.k8s.example',
        reason: 'no SRV record by name: port 0 (7000/TCP) has no name',
        object: { kind: 'Service', namespace: 'bank', name: 'ledger' },
      },
      {
        name: 'lost-0.gone.bank.svc.k8s.example',
        reason: 'no name lost-0.gone: serviceName gone names no Service of the checked files, in namespace bank',
        object: { kind: 'StatefulSet', namespace: 'bank', name: 'lost' },
      },
    ],
  });
  expect(plan.states.starting['SRV ledger.bank.svc.k8s.example']).toEqual([
    '0 100 7000 ledger-0.ledger.bank.svc.k8s.example',
  ]);
});
