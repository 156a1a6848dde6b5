import { workloadNumberInvalid } from '../../../lib/rules/workload/workload-number-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(workloadNumberInvalid, {
  wrong: [
    ['Deployment', 'spec.replicas', [-1]],
    ['Deployment', 'spec.minReadySeconds', [600], 'spec.progressDeadlineSeconds'],
  ],
  right: [
    ['Deployment', 'spec.replicas', [0, undefined]],
    ['Deployment', 'spec.minReadySeconds', [599]],
  ],
});
