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
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].maxSkew', [2 ** 31]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].minDomains', [0]],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[0]',
      [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }],
      'spec.template.spec.topologySpreadConstraints[0].minDomains',
    ],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].nodeAffinityPolicy', ['']],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].nodeTaintsPolicy', ['']],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[0]',
      [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['track'] }],
      'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0]',
    ],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys',
      [['app']],
      'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0]',
    ],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[0]',
      [
        {
          maxSkew: 1,
          topologyKey: 'zone',
          whenUnsatisfiable: 'DoNotSchedule',
          matchLabelKeys: ['track', 'app'],
          labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        },
      ],
      'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[1]',
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
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].maxSkew', [2 ** 31 - 1]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].minDomains', [1, 5]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].nodeTaintsPolicy', ['Honor', undefined]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys', [['track'], []]],
    [
      'Deployment',
      'spec.template.spec.topologySpreadConstraints[1]',
      [{ maxSkew: 1, topologyKey: 'other', whenUnsatisfiable: 'DoNotSchedule' }],
    ],
  ],
});
