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
    [
      'Deployment',
      'spec.strategy.rollingUpdate',
      [{ maxSurge: -1 }, { maxSurge: '25' }, { maxSurge: 'a' }],
      'spec.strategy.rollingUpdate.maxSurge',
    ],
    [
      'Deployment',
      'spec.strategy.rollingUpdate',
      [{ maxUnavailable: '101%' }, { maxUnavailable: 0, maxSurge: '00%' }],
      'spec.strategy.rollingUpdate.maxUnavailable',
    ],
    [
      'DaemonSet',
      'spec.updateStrategy.rollingUpdate',
      [{ maxUnavailable: '101%' }, { maxUnavailable: -1 }],
      'spec.updateStrategy.rollingUpdate.maxUnavailable',
    ],
    [
      'DaemonSet',
      'spec.updateStrategy.rollingUpdate',
      [{ maxSurge: '101%', maxUnavailable: 0 }],
      'spec.updateStrategy.rollingUpdate.maxSurge',
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.strategy',
      [{ type: 'Recreate' }, {}, { rollingUpdate: { maxSurge: '150%', maxUnavailable: '100%' } }],
    ],
    ['DaemonSet', 'spec.updateStrategy.rollingUpdate', [{ maxSurge: '10%', maxUnavailable: 0 }]],
    [
      'Deployment',
      'spec.strategy.rollingUpdate',
      [
        { maxSurge: 0 },
        { maxUnavailable: 0 },
        { maxSurge: 0, maxUnavailable: 1 },
        { maxSurge: '0%', maxUnavailable: '10%' },
      ],
    ],
    [
      'DaemonSet',
      'spec.updateStrategy',
      [
        { type: 'OnDelete', rollingUpdate: { maxUnavailable: 0 } },
        {},
        { rollingUpdate: {} },
        { rollingUpdate: { maxUnavailable: '100%', maxSurge: '0%' } },
      ],
    ],
  ],
});
