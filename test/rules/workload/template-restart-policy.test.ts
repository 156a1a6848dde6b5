import { templateRestartPolicy } from '../../../lib/rules/workload/template-restart-policy';
import { constraintTests } from '../constraint-tests';

constraintTests(templateRestartPolicy, {
  wrong: [
    ['Deployment', 'spec.template.spec.restartPolicy', ['Never', 'OnFailure']],
    ['Deployment', 'spec.template.spec.activeDeadlineSeconds', [10]],
    ['DaemonSet', 'spec.template.spec.restartPolicy', ['Never']],
    ['DaemonSet', 'spec.template.spec.activeDeadlineSeconds', [10]],
  ],
  right: [
    ['Deployment', 'spec.template.spec.restartPolicy', ['Always', undefined]],
    ['Job', 'spec.template.spec.activeDeadlineSeconds', [10]],
  ],
});
