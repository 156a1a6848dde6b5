import { affinityInvalid } from '../../../lib/rules/pod/affinity-invalid';
import { constraintTests } from '../constraint-tests';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

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
    ...['podAffinity', 'podAntiAffinity'].flatMap((name) => [
      [
        'Pod',
        `spec.affinity.${name}`,
        [{ [REQUIRED]: [{}] }, { [REQUIRED]: [{ topologyKey: '' }] }],
        `spec.affinity.${name}.${REQUIRED}[0].topologyKey`,
      ] as const,
      [
        'Pod',
        `spec.affinity.${name}`,
        [{ [REQUIRED]: [{ topologyKey: 'zone', matchLabelKeys: ['app'] }] }],
        `spec.affinity.${name}.${REQUIRED}[0].matchLabelKeys[0]`,
      ] as const,
      [
        'Pod',
        `spec.affinity.${name}`,
        [{ [REQUIRED]: [{ topologyKey: 'zone', mismatchLabelKeys: ['app'] }] }],
        `spec.affinity.${name}.${REQUIRED}[0].mismatchLabelKeys[0]`,
      ] as const,
    ]),
    [
      'Pod',
      'spec.affinity.nodeAffinity',
      [{ [REQUIRED]: {} }],
      `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`,
    ],
    ...[{}, { weight: 0 }, { weight: 101 }].map(
      (preference) =>
        [
          'Pod',
          'spec.affinity.nodeAffinity',
          [{ [PREFERRED]: [{ preference: {}, ...preference }] }],
          `spec.affinity.nodeAffinity.${PREFERRED}[0].weight`,
        ] as const,
    ),
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      [1, 100],
    ],
    ['Pod', 'spec.affinity.nodeAffinity', [{}, { [PREFERRED]: [] }, { [PREFERRED]: [{ weight: 1, preference: {} }] }]],
    [
      'Pod',
      'spec.affinity.podAffinity',
      [{ [REQUIRED]: [{ topologyKey: 'zone', labelSelector: {}, matchLabelKeys: ['app'] }] }],
    ],
  ],
});
