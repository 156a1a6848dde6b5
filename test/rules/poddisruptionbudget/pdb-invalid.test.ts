import { pdbInvalid } from '../../../lib/rules/poddisruptionbudget/pdb-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(pdbInvalid, {
  wrong: [
    ['PodDisruptionBudget', 'spec.maxUnavailable', [1], 'spec'],
    ['PodDisruptionBudget', 'spec.minAvailable', ['50', '150%', 'abc', -1]],
  ],
  right: [
    ['PodDisruptionBudget', 'spec.minAvailable', [0, '0%', '100%', 2147483647]],
    ['PodDisruptionBudget', 'spec', [{ maxUnavailable: 1 }, {}]],
  ],
});
