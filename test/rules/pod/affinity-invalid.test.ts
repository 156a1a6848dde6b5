import { affinityInvalid } from '../../../lib/rules/pod/affinity-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(affinityInvalid, {
  wrong: [
    [
      'Deployment',
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      [0, 101, undefined],
    ],
    [
      'Deployment',
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey',
      [undefined],
    ],
    [
      'Deployment',
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
      [[]],
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      [1, 100],
    ],
  ],
});
