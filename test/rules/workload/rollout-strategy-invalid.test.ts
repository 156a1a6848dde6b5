import { rolloutStrategyInvalid } from '../../../lib/rules/workload/rollout-strategy-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(rolloutStrategyInvalid, {
  wrong: [
    [
      'Deployment',
      'spec.strategy',
      [{ type: 'Recreate', rollingUpdate: { maxSurge: 1 } }],
      'spec.strategy.rollingUpdate',
    ],
    [
      'Deployment',
      'spec.strategy.rollingUpdate',
      [
        { maxSurge: 0, maxUnavailable: 0 },
        { maxSurge: '0%', maxUnavailable: '0%' },
        { maxUnavailable: '150%' },
        { maxUnavailable: '25' },
        { maxUnavailable: -1 },
        { maxUnavailable: '25 %' },
      ],
      'spec.strategy.rollingUpdate.maxUnavailable',
    ],
    [
      'DaemonSet',
      'spec.updateStrategy.rollingUpdate',
      [{ maxSurge: 1 }, { maxSurge: 1, maxUnavailable: 1 }],
      'spec.updateStrategy.rollingUpdate.maxSurge',
    ],
    [
      'DaemonSet',
      'spec.updateStrategy.rollingUpdate',
      [{ maxUnavailable: 0 }],
      'spec.updateStrategy.rollingUpdate.maxUnavailable',
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.strategy',
      [{ type: 'Recreate' }, {}, { rollingUpdate: { maxSurge: '150%', maxUnavailable: '100%' } }],
    ],
    ['DaemonSet', 'spec.updateStrategy.rollingUpdate', [{ maxSurge: '10%', maxUnavailable: 0 }]],
  ],
});
