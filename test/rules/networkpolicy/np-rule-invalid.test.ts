import { npRuleInvalid } from '../../../lib/rules/networkpolicy/np-rule-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(npRuleInvalid, {
  wrong: [
    ['NetworkPolicy', 'spec.ingress[0].from[1]', [{}, { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }]],
    ['NetworkPolicy', 'spec.ingress[0].ports[0].endPort', [90, 65536]],
    [
      'NetworkPolicy',
      'spec.ingress[0].ports[0]',
      [{ port: 'http', endPort: 100 }, { endPort: 100 }],
      'spec.ingress[0].ports[0].endPort',
    ],
  ],
  right: [
    [
      'NetworkPolicy',
      'spec.ingress',
      [
        [{}],
        [],
        [{ from: [{ podSelector: {}, namespaceSelector: {} }], ports: [{ port: 'http' }, { protocol: 'UDP' }] }],
      ],
    ],
  ],
});
