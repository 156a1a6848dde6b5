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
    ['NetworkPolicy', 'spec.policyTypes[0]', ['ingress']],
    ['NetworkPolicy', 'spec.policyTypes', [['Ingress', 'Egress', 'Ingress']]],
    ['NetworkPolicy', 'spec.ingress[0].ports[0].protocol', ['tcp', '']],
    [
      'NetworkPolicy',
      'spec.ingress[0].ports[0]',
      [{ port: 0 }, { port: 65536 }, { port: '8080' }, { port: 'my port' }],
      'spec.ingress[0].ports[0].port',
    ],
    ['NetworkPolicy', 'spec.ingress[0].from[1]', [{ namespaceSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }]],
    ['NetworkPolicy', 'spec.egress', [[{ to: [{}] }]], 'spec.egress[0].to[0]'],
    ['NetworkPolicy', 'spec.egress', [[{ ports: [{ port: 0 }] }]], 'spec.egress[0].ports[0].port'],
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
    ['NetworkPolicy', 'spec.policyTypes', [['Ingress', 'Egress'], ['Egress'], []]],
    [
      'NetworkPolicy',
      'spec.ingress[0].ports[0]',
      [{ port: 1 }, { port: 65535 }, { port: 100, endPort: 100 }, { port: 1, endPort: 65535, protocol: 'SCTP' }],
    ],
  ],
});
