import { expect, test } from 'vitest';
import { dnsSelfHosts } from '../../../lib/rules/dns/dns-self-hosts';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const script = (text: string) => ({ name: 'wait', image: 'registry.example/tools:1', command: ['sh', '-c', text] });
const waiting = (text: string) => sampleStatefulSet({ podSpec: { initContainers: [script(text)] } });

test.each([
  ['until getent hosts "$(hostname -f)"; do sleep 1; done', 'getent hosts \\"$(hostname'],
  ['getent ahosts $HOSTNAME.web', 'getent ahosts $HOSTNAME.web'],
  ['getent ahostsv4 ${POD_NAME}.web', 'getent ahostsv4 ${POD_NAME}.web'],
  ['ping -c 1 $HOSTNAME.web && start', 'ping -c 1 $HOSTNAME.web'],
  ['ping $(POD_NAME).web; start', 'ping $(POD_NAME).web'],
])('a wait for the own name is found: %s', (text, lookup) => {
  expect(findingsOf(dnsSelfHosts, [waiting(text)])).toEqual([
    expect.objectContaining({ path: 'spec.template.spec.initContainers[0].command[2]', found: `"${lookup}"` }),
  ]);
});

test.each([
  'nslookup $(hostname -f)',
  'getent hosts web',
  'getent hosts $PEER',
  'getent passwd $HOSTNAME',
  'echo $HOSTNAME',
])('a script with %s is right', (text) => {
  expect(placesOf(dnsSelfHosts, [waiting(text)])).toEqual([]);
});

test('a variable is no script', () => {
  const env = [{ name: 'HINT', value: 'getent hosts $HOSTNAME' }];
  expect(placesOf(dnsSelfHosts, [sampleStatefulSet({ container: { env } })])).toEqual([]);
});
