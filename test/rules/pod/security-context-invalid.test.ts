import { securityContextInvalid } from '../../../lib/rules/pod/security-context-invalid';
import { constraintTests } from '../constraint-tests';

const POD = { containers: [{ name: 'web', image: 'web:1' }] };

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
    ...['fsGroup', 'runAsGroup'].map(
      (name) => ['Deployment', `spec.template.spec.securityContext.${name}`, [-1, 2147483648]] as const,
    ),
    [
      'Deployment',
      'spec.template.spec.securityContext.supplementalGroups',
      [[0, -1]],
      'spec.template.spec.securityContext.supplementalGroups[1]',
    ],
    ...['runAsUser', 'runAsGroup'].map(
      (name) => ['Deployment', `spec.template.spec.containers[0].securityContext.${name}`, [-1, 2147483648]] as const,
    ),
    ['Deployment', 'spec.template.spec.securityContext.sysctls[0].name', [undefined, 'x'.repeat(254), 'a..b']],
    [
      'Deployment',
      'spec.template.spec.securityContext.sysctls[1]',
      [{ name: 'net.core.somaxconn', value: '1' }],
      'spec.template.spec.securityContext.sysctls[1].name',
    ],
    ['Deployment', 'spec.template.spec.hostNetwork', [true], 'spec.template.spec.securityContext.sysctls[0].name'],
    [
      'Deployment',
      'spec.template.spec.securityContext.seccompProfile',
      [{}, { type: 'Default' }],
      'spec.template.spec.securityContext.seccompProfile.type',
    ],
    [
      'Deployment',
      'spec.template.spec.securityContext.appArmorProfile',
      [{ type: 'Localhost' }],
      'spec.template.spec.securityContext.appArmorProfile.localhostProfile',
    ],
    [
      'Deployment',
      'spec.template.spec.securityContext.seccompProfile',
      [
        { type: 'Localhost', localhostProfile: '/a' },
        { type: 'Localhost', localhostProfile: 'a/../b' },
      ],
      'spec.template.spec.securityContext.seccompProfile.localhostProfile',
    ],
    ['Deployment', 'spec.template.spec.containers[0].securityContext.procMount', ['Unmasked']],
    ['Deployment', 'spec.template.spec', [{ ...POD, hostUsers: false, hostPID: true }], 'spec.template.spec.hostPID'],
    ['Deployment', 'spec.template.spec', [{ ...POD, hostUsers: false, hostIPC: true }], 'spec.template.spec.hostIPC'],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, hostUsers: false, hostNetwork: true }],
      'spec.template.spec.hostNetwork',
    ],
    ['Deployment', 'spec.template.spec.os', [{}, { name: 'Windows' }], 'spec.template.spec.os.name'],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, os: { name: 'windows' }, hostUsers: true }],
      'spec.template.spec.hostUsers',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, os: { name: 'windows' }, shareProcessNamespace: true }],
      'spec.template.spec.shareProcessNamespace',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, os: { name: 'windows' }, securityContext: { fsGroup: 1 } }],
      'spec.template.spec.securityContext.fsGroup',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ os: { name: 'windows' }, containers: [{ name: 'a', image: 'a', securityContext: { privileged: false } }] }],
      'spec.template.spec.containers[0].securityContext.privileged',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [
        {
          ...POD,
          os: { name: 'windows' },
          initContainers: [{ name: 'b', image: 'b', securityContext: { runAsUser: 1 } }],
        },
      ],
      'spec.template.spec.initContainers[0].securityContext.runAsUser',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, os: { name: 'linux' }, securityContext: { windowsOptions: {} } }],
      'spec.template.spec.securityContext.windowsOptions',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ ...POD, securityContext: { windowsOptions: { hostProcess: true } } }],
      'spec.template.spec.securityContext.windowsOptions.hostProcess',
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.securityContext',
      [{ runAsUser: 0, seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' } }],
    ],
    ['Deployment', 'spec.template.spec.containers[0].securityContext.capabilities', [{ add: ['SYS_ADMIN'] }]],
    [
      'Deployment',
      'spec.template.spec.securityContext',
      [{ runAsGroup: 2147483647, fsGroup: 0, supplementalGroups: [0] }],
    ],
    [
      'Deployment',
      'spec.template.spec.securityContext.sysctls',
      [[{ name: 'kernel/shm_rmid_forced', value: '1' }], [{ name: 'x'.repeat(253), value: '1' }]],
    ],
    [
      'Deployment',
      'spec.template.spec.securityContext.appArmorProfile',
      [{ type: 'Localhost', localhostProfile: '/a' }, { type: 'Unconfined' }],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].securityContext',
      [{ privileged: true }, { procMount: 'Default' }, { allowPrivilegeEscalation: true, privileged: true }],
    ],
    [
      'Deployment',
      'spec.template.spec',
      [
        { ...POD, hostNetwork: true, hostPID: true },
        { ...POD, hostUsers: false, hostPID: false },
        { ...POD, os: { name: 'linux' }, securityContext: { runAsUser: 1 } },
        {
          ...POD,
          os: { name: 'windows' },
          securityContext: { windowsOptions: { hostProcess: true } },
          hostNetwork: true,
        },
        { ...POD, securityContext: { windowsOptions: { hostProcess: false } } },
        { hostUsers: false, containers: [{ name: 'a', image: 'a', securityContext: { procMount: 'Unmasked' } }] },
        { ...POD, hostNetwork: true, securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
      ],
    ],
  ],
});
