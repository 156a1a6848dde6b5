import { resourceInvalid } from '../../../lib/rules/container/resource-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(resourceInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].resources.limits.gpu', [1]],
    ['Deployment', "spec.template.spec.containers[0].resources.limits['nvidia.com/gpu']", ['500m']],
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.cpu', ['-1']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [{ limits: { 'ephemeral-storage': '1Gi', 'nvidia.com/gpu': 2 } }, {}, null],
    ],
  ],
});
