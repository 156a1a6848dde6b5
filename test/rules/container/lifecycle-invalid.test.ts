import { lifecycleInvalid } from '../../../lib/rules/container/lifecycle-invalid';
import { constraintTests } from '../constraint-tests';

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
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle',
      [{ preStop: { sleep: { seconds: 45 } } }, { postStart: { httpGet: { port: 'http' } } }, {}],
    ],
  ],
});
