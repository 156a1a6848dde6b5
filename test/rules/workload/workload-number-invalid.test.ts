import { workloadNumberInvalid } from '../../../lib/rules/workload/workload-number-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(workloadNumberInvalid, {
  wrong: [
    ['Deployment', 'spec.replicas', [-1]],
    ['Deployment', 'spec.minReadySeconds', [600], 'spec.progressDeadlineSeconds'],
    ['DaemonSet', 'spec.minReadySeconds', [-1]],
    ['Deployment', 'spec.revisionHistoryLimit', [-1]],
    ['Deployment', 'spec.progressDeadlineSeconds', [0]],
    ['Pod', 'spec.activeDeadlineSeconds', [0, 2 ** 31]],
  ],
  right: [
    ['Deployment', 'spec.replicas', [0, undefined]],
    ['Deployment', 'spec.minReadySeconds', [599]],
    ['Deployment', 'spec.progressDeadlineSeconds', [1, undefined]],
    ['DaemonSet', 'spec.minReadySeconds', [600]],
    ['Pod', 'spec.activeDeadlineSeconds', [1, 2 ** 31 - 1]],
  ],
});
