import { securityContextInvalid } from '../../../lib/rules/pod/security-context-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(securityContextInvalid, {
  wrong: [
    [
      'Deployment',
      'spec.template.spec.containers[0].securityContext.privileged',
      [true],
      'spec.template.spec.containers[0].securityContext',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].securityContext.capabilities.add',
      [['CAP_SYS_ADMIN']],
      'spec.template.spec.containers[0].securityContext',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].securityContext.seccompProfile',
      [{ type: 'Localhost' }, { type: 'RuntimeDefault', localhostProfile: 'a' }],
      'spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile',
    ],
    ['Deployment', 'spec.template.spec.securityContext.runAsUser', [-1, 2147483648]],
    ['Deployment', 'spec.template.spec.securityContext.sysctls[0].name', ['Net Core', '']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.securityContext',
      [{ runAsUser: 0, seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' } }],
    ],
    ['Deployment', 'spec.template.spec.containers[0].securityContext.capabilities', [{ add: ['SYS_ADMIN'] }]],
  ],
});
