import { jobRestartPolicy } from '../../../lib/rules/job/job-restart-policy';
import { constraintTests } from '../constraint-tests';

constraintTests(jobRestartPolicy, {
  wrong: [
    ['Job', 'spec.template.spec.restartPolicy', [undefined, 'Always', 'never']],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.restartPolicy', [undefined, 'Always']],
    [
      'Job',
      'spec',
      [
        {
          template: { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'a', image: 'a' }] } },
          podFailurePolicy: { rules: [] },
        },
      ],
      'spec.template.spec.restartPolicy',
    ],
  ],
  right: [
    ['Job', 'spec.template.spec.restartPolicy', ['OnFailure', 'Never']],
    ['Deployment', 'spec.template.spec.restartPolicy', ['Always', undefined]],
  ],
});
