import { hpaInvalid } from '../../../lib/rules/autoscaler/hpa-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(hpaInvalid, {
  wrong: [
    ['HorizontalPodAutoscaler', 'spec.minReplicas', [4], 'spec.maxReplicas'],
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', [0, undefined, -1]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].type', ['cpu', undefined]],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0].resource.target',
      [{ type: 'Utilization' }],
      'spec.metrics[0].resource.target.averageUtilization',
    ],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.stabilizationWindowSeconds', [3601]],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies', [[]]],
  ],
  right: [
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', [1]],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.stabilizationWindowSeconds', [0, 3600]],
  ],
});
