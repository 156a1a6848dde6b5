import { jobInvalid } from '../../../lib/rules/job/job-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(jobInvalid, {
  wrong: [
    ['Job', 'spec.backoffLimit', [-1]],
    ['Job', 'spec.completionMode', ['Indexed'], 'spec.completions'],
    ['Job', 'spec.completionMode', ['']],
    ['Job', 'spec.selector', [{ matchLabels: { app: 'web' } }]],
    ['Job', 'spec.managedBy', ['queue', 'example.com/']],
    [
      'Job',
      'spec.podFailurePolicy',
      [{ rules: [{ action: 'Fail', onExitCodes: { operator: 'In', values: [1] } }] }],
      'spec.podFailurePolicy.rules[0].action',
    ],
    [
      'Job',
      'spec.podFailurePolicy',
      [{ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }] }],
      'spec.podFailurePolicy.rules[0].onExitCodes.values',
    ],
  ],
  right: [
    ['Job', 'spec.selector', [undefined, {}]],
    ['Job', 'spec.backoffLimit', [0, undefined]],
    ['Job', 'spec.activeDeadlineSeconds', [1, 2 ** 31]],
    [
      'Job',
      'spec',
      [
        {
          completionMode: 'Indexed',
          completions: 2,
          template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] } },
        },
      ],
    ],
  ],
});
