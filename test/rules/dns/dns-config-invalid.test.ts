import { expect, test } from 'vitest';
import { dnsConfigInvalid } from '../../../lib/rules/dns/dns-config-invalid';
import { withField } from '../../../lib/rules/examples';
import { changed } from '../../kubernetes/constraints/objects';
import { constraintTests } from '../constraint-tests';
import { placesOf } from '../rule-tests';

/** The most characters that search domains have, with the blanks between them. */
const DOMAINS = Array.from({ length: 16 }, (_, index) => `${'x.'.repeat(63)}${index === 0 ? 'xx' : 'x'}`);

constraintTests(dnsConfigInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers', [['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4']]],
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers[0]', ['dns.example.com']],
    [
      'Deployment',
      'spec.template.spec.dnsConfig.searches',
      [Array.from({ length: 33 }, (_, index) => `zone-${index}`)],
    ],
    [
      'Deployment',
      'spec.template.spec.dnsConfig.searches',
      [DOMAINS.map((domain, index) => (index === 0 ? `${domain}x` : domain))],
    ],
    ['Deployment', 'spec.template.spec.dnsConfig.searches[0]', ['my domain', 'Example.com', '', 'a..b']],
    [
      'Deployment',
      'spec.template.spec.dnsConfig.options',
      [[{ value: '2' }]],
      'spec.template.spec.dnsConfig.options[0].name',
    ],
  ],
  right: [
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers', [['1.1.1.1', '1.1.1.2', 'fd00::1'], undefined]],
    ['Deployment', 'spec.template.spec.dnsConfig.searches', [['.', 'example.com.', '_tcp.example.com']]],
    [
      'Deployment',
      'spec.template.spec.dnsConfig.searches',
      [Array.from({ length: 32 }, (_, index) => `zone-${index}`), DOMAINS],
    ],
    ['Deployment', 'spec.template.spec.dnsConfig.options', [[{ name: 'edns0' }], []]],
  ],
});

test.each([undefined, {}, { nameservers: [] }])(
  'a pod with the policy None has no name servers but those of dnsConfig: %j',
  (config) => {
    const object = withField(
      changed('Deployment', 'spec.template.spec.dnsConfig', config),
      'spec.template.spec.dnsPolicy',
      'None',
    );
    expect(placesOf(dnsConfigInvalid, [object])).toHaveLength(1);
    expect(placesOf(dnsConfigInvalid, [changed('Deployment', 'spec.template.spec.dnsPolicy', 'None')])).toEqual([]);
  },
);
