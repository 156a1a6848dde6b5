import { npCidrSyntax } from '../../../lib/rules/networkpolicy/np-cidr-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(npCidrSyntax, {
  wrong: [
    [
      'NetworkPolicy',
      'spec.ingress[0].from[0].ipBlock.cidr',
      ['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.1/8', '010.0.0.0/8'],
    ],
    ['NetworkPolicy', 'spec.ingress[0].from[0].ipBlock.except[0]', ['192.168.0.0/16', '10.0.0.0/8', '10.1.0.0']],
    ['NetworkPolicy', 'spec.ingress[0].from[0].ipBlock.cidr', [undefined, '']],
    [
      'NetworkPolicy',
      'spec.egress',
      [[{ to: [{ ipBlock: { cidr: '10.0.0.0' } }] }]],
      'spec.egress[0].to[0].ipBlock.cidr',
    ],
  ],
  right: [
    [
      'NetworkPolicy',
      'spec.ingress[0].from[0].ipBlock',
      [{ cidr: 'fd00::/8' }, { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }],
    ],
  ],
});
