import { hostAliasInvalid } from '../../../lib/rules/container/host-alias-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(hostAliasInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.hostAliases[0].hostnames[0]', ['Legacy', '']],
    ['Deployment', 'spec.template.spec.hostAliases[0].ip', ['db', undefined]],
    [
      'Deployment',
      'spec.template.spec.hostAliases[0].hostnames',
      [['a.b', 'c_d']],
      'spec.template.spec.hostAliases[0].hostnames[1]',
    ],
    ['Deployment', 'spec.template.spec.hostAliases[0].ip', ['', '10.0.0.256']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.hostAliases[0]',
      [{ ip: 'fd00::1' }, { ip: '10.0.0.1', hostnames: ['a.b', 'c'] }],
    ],
  ],
});
