import { pdbInvalid } from '../../../lib/rules/poddisruptionbudget/pdb-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(pdbInvalid, {
  wrong: [
    ['PodDisruptionBudget', 'spec.maxUnavailable', [1], 'spec'],
    ['PodDisruptionBudget', 'spec.minAvailable', ['50', '150%', 'abc', -1]],
    [
      'PodDisruptionBudget',
      'spec',
      [{ maxUnavailable: '150%' }, { maxUnavailable: -1 }, { maxUnavailable: '5' }],
      'spec.maxUnavailable',
    ],
    ['PodDisruptionBudget', 'spec.minAvailable', ['101%', '1.5%', '50 %', '']],
    ['PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy', ['Always', '']],
  ],
  right: [
    ['PodDisruptionBudget', 'spec.minAvailable', [0, '0%', '100%', 2147483647]],
    ['PodDisruptionBudget', 'spec', [{ maxUnavailable: 1 }, {}]],
    ['PodDisruptionBudget', 'spec.unhealthyPodEvictionPolicy', ['AlwaysAllow', 'IfHealthyBudget', undefined]],
  ],
});
