import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup } from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const build =
  (props: object) =>
  (chart = chartOf()) =>
    new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: [{ name: 'api', number: 8080 }],
      containers: [{ image: 'registry.example/search:1.4' }],
      ...props,
    });
const refusal = (props: object) => messageOf(build(props));

test.each<[string, object]>([
  ['hostAliases[0].ip: got "db"; expected an IP address', { hostAliases: [{ ip: 'db', hostnames: ['db.example'] }] }],
  [
    'hostAliases[0].hostnames[1]: got "Bad_Host"',
    { hostAliases: [{ ip: '10.0.0.1', hostnames: ['db.example', 'Bad_Host'] }] },
  ],
  [
    'hostAliases[1].ip: got "10.0.0.1"; expected another address than that of hostAliases[0]',
    {
      hostAliases: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.1', hostnames: ['b'] },
      ],
    },
  ],
  ['podDns.nameservers[1]: got "dns"; expected an IP address', { podDns: { nameservers: ['10.96.0.10', 'dns'] } }],
  [
    'podDns.nameservers: got 4 name servers; expected at most 3 name servers',
    { podDns: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
  ],
  [
    'podDns.nameservers: got nothing; expected at least one name server, since dnsPolicy is None',
    { podDns: { policy: kplus.DnsPolicy.NONE } },
  ],
  ['podDns.searches[0]: got "Bad_Zone"', { podDns: { searches: ['Bad_Zone'] } }],
  [
    'podDns.searches: got ["a","b","c","d","e","f","g"]; expected at most 6',
    { podDns: { searches: Array.from('abcdefg') } },
  ],
  ['podDns.options[0].name: got ""; expected a name', { podDns: { options: [{ name: '' }] } }],
  ['podDns.policy: got "none"; expected one of', { podDns: { policy: 'none' } }],
])('an address or a name of the pod that the API would refuse is an error beside all others: %s', (error, props) => {
  const message = refusal({ ...props, replicas: 0 });
  expect(message).toContain(`- ${error}`);
  expect(message).toContain('- replicas: got 0');
});

test('the lists of podDns stay as the user wrote them when something is added to the pod', () => {
  const chart = chartOf();
  const podDns = Object.freeze({ nameservers: Object.freeze(['10.96.0.10']) as string[], searches: ['shop.example'] });
  const group = build({ podDns })(chart);
  group.dns.addNameserver('10.96.0.11');
  group.dns.addSearch('example');
  expect(podDns.searches).toEqual(['shop.example']);
  expect(rendered(chart).one('Deployment', 'search').spec.template.spec.dnsConfig).toEqual({
    nameservers: ['10.96.0.10', '10.96.0.11'],
    searches: ['shop.example', 'example'],
  });
});
