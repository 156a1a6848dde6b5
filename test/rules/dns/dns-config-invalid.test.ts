import { expect, test } from 'vitest';
import { dnsConfigInvalid } from '../../../lib/rules/dns/dns-config-invalid';
import { withField } from '../../../lib/rules/examples';
import { changed } from '../../kubernetes/constraints/objects';
import { constraintTests } from '../constraint-tests';
import { placesOf } from '../rule-tests';

constraintTests(dnsConfigInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers', [['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4']]],
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers[0]', ['dns.example.com']],
  ],
  right: [
    ['Deployment', 'spec.template.spec.dnsConfig.nameservers', [['1.1.1.1', '1.1.1.2', 'fd00::1'], undefined]],
    ['Deployment', 'spec.template.spec.dnsConfig.searches', [['.', 'example.com.', '_tcp.example.com']]],
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
