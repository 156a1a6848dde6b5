import { lifecycleInvalid } from '../../../lib/rules/container/lifecycle-invalid';
import { constraintTests } from '../constraint-tests';

const HOOK = 'spec.template.spec.containers[0].lifecycle.preStop';

constraintTests(lifecycleInvalid, {
  wrong: [
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle.preStop',
      [{}, { exec: { command: ['a'] }, httpGet: { port: 80 } }],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle.preStop',
      [{ sleep: { seconds: 46 } }],
      'spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle',
      [{ postStart: {} }],
      'spec.template.spec.containers[0].lifecycle.postStart',
    ],
    ['Deployment', HOOK, [{ exec: {} }, { exec: { command: [] } }], `${HOOK}.exec.command`],
    [
      'Deployment',
      HOOK,
      [undefined, 0, 65536, '8080', 'my port'].map((port) => ({ httpGet: { port } })),
      `${HOOK}.httpGet.port`,
    ],
    ['Deployment', HOOK, [{ tcpSocket: {} }], `${HOOK}.tcpSocket.port`],
    ['Deployment', HOOK, [{ sleep: { seconds: -1 } }], `${HOOK}.sleep.seconds`],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle',
      [{ preStop: { sleep: { seconds: 45 } } }, { postStart: { httpGet: { port: 'http' } } }, {}],
    ],
    ['Deployment', HOOK, [{ httpGet: { port: 1 } }, { httpGet: { port: 65535 } }, { tcpSocket: { port: 80 } }]],
  ],
});
