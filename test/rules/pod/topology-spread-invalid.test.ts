import { topologySpreadInvalid } from '../../../lib/rules/pod/topology-spread-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(topologySpreadInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].topologyKey', [undefined, '']],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].maxSkew', [0, undefined, -1]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable', ['doNotSchedule', undefined]],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[1]',
      [{ maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }],
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints',
      [
        [
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
        [],
      ],
    ],
  ],
});
