import type { Manifest } from '../../../lib/manifest/manifest';
import { jobInvalid } from '../../../lib/rules/job/job-invalid';
import { constraintTests } from '../constraint-tests';

/** The spec of a valid Job. */
const pods = (fields: Manifest = {}): Manifest => ({
  template: {
    spec: {
      restartPolicy: 'Never',
      initContainers: [{ name: 'init', image: 'init:1' }],
      containers: [{ name: 'web', image: 'web:1' }],
    },
  },
  ...fields,
});
const indexed = (fields: Manifest = {}) => pods({ completionMode: 'Indexed', completions: 3, ...fields });
const succeeding = (rule: Manifest) => indexed({ successPolicy: { rules: [rule] } });
const failing = (rule?: Manifest) =>
  pods({ podFailurePolicy: { rules: rule === undefined ? [] : [{ action: 'FailJob', ...rule }] } });
const onExitCodes = { operator: 'In', values: [1, 2] };

constraintTests(jobInvalid, {
  wrong: [
    ['Job', 'spec.backoffLimit', [-1]],
    ['Job', 'spec.completionMode', ['Indexed'], 'spec.completions'],
    ['Job', 'spec.completionMode', ['']],
    ['Job', 'spec.selector', [{ matchLabels: { app: 'web' } }]],
    ['Job', 'spec.managedBy', ['queue', 'example.com/']],
    [
      'Job',
      'spec.podFailurePolicy',
      [{ rules: [{ action: 'Fail', onExitCodes: { operator: 'In', values: [1] } }] }],
      'spec.podFailurePolicy.rules[0].action',
    ],
    [
      'Job',
      'spec.podFailurePolicy',
      [{ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }] }],
      'spec.podFailurePolicy.rules[0].onExitCodes.values',
    ],
    ['Job', 'spec.parallelism', [-1]],
    ['Job', 'spec.completions', [-1]],
    ['Job', 'spec.activeDeadlineSeconds', [-1]],
    ['Job', 'spec.ttlSecondsAfterFinished', [-1]],
    ['CronJob', 'spec.startingDeadlineSeconds', [-1]],
    ['CronJob', 'spec.successfulJobsHistoryLimit', [-1]],
    ['CronJob', 'spec.failedJobsHistoryLimit', [-1]],
    ['Job', 'spec.managedBy', ['Example.com/queue', `example.com/${'q'.repeat(52)}`]],
    ['Job', 'spec', [indexed({ backoffLimitPerIndex: -1 })], 'spec.backoffLimitPerIndex'],
    ['Job', 'spec', [indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 4 })], 'spec.maxFailedIndexes'],
    ['Job', 'spec', [indexed({ maxFailedIndexes: 1 })], 'spec.backoffLimitPerIndex'],
    ['Job', 'spec', [indexed({ parallelism: 100_001 })], 'spec.parallelism'],
    ['Job', 'spec.backoffLimitPerIndex', [1]],
    ['Job', 'spec.successPolicy', [{ rules: [{ succeededCount: 1 }] }]],
    ['Job', 'spec', [succeeding({})], 'spec.successPolicy.rules[0]'],
    [
      'Job',
      'spec',
      [succeeding({ succeededCount: 4 }), succeeding({ succeededCount: -1 })],
      'spec.successPolicy.rules[0].succeededCount',
    ],
    [
      'Job',
      'spec',
      ['2,1', '1,1', '3', '0-3', '2-1', 'a', '1,', '0-1-2'].map((succeededIndexes) => succeeding({ succeededIndexes })),
      'spec.successPolicy.rules[0].succeededIndexes',
    ],
    ['Job', 'spec', [{ ...failing(), podReplacementPolicy: 'TerminatingOrFailed' }], 'spec.podReplacementPolicy'],
    [
      'Job',
      'spec',
      [failing({ action: undefined, onExitCodes }), failing({ action: 'FailIndex', onExitCodes })],
      'spec.podFailurePolicy.rules[0].action',
    ],
    [
      'Job',
      'spec',
      [failing({}), failing({ onExitCodes, onPodConditions: [{ type: 'DisruptionTarget' }] })],
      'spec.podFailurePolicy.rules[0]',
    ],
    [
      'Job',
      'spec',
      [failing({ onExitCodes: { values: [1] } }), failing({ onExitCodes: { operator: 'in', values: [1] } })],
      'spec.podFailurePolicy.rules[0].onExitCodes.operator',
    ],
    [
      'Job',
      'spec',
      [failing({ onExitCodes: { ...onExitCodes, containerName: 'other' } })],
      'spec.podFailurePolicy.rules[0].onExitCodes.containerName',
    ],
    [
      'Job',
      'spec',
      [failing({ onExitCodes: { operator: 'In', values: [0, 1] } })],
      'spec.podFailurePolicy.rules[0].onExitCodes.values[0]',
    ],
    [
      'Job',
      'spec',
      [
        [2, 1],
        [1, 1],
        [1, 3, 2],
      ].map((values) => failing({ onExitCodes: { operator: 'In', values } })),
      'spec.podFailurePolicy.rules[0].onExitCodes.values',
    ],
    [
      'Job',
      'spec',
      [{}, { type: 'in service' }].map((condition) => failing({ onPodConditions: [condition] })),
      'spec.podFailurePolicy.rules[0].onPodConditions[0].type',
    ],
    [
      'Job',
      'spec',
      [failing({ onPodConditions: [{ type: 'DisruptionTarget', status: 'true' }] })],
      'spec.podFailurePolicy.rules[0].onPodConditions[0].status',
    ],
  ],
  right: [
    ['Job', 'spec.selector', [undefined, {}]],
    ['Job', 'spec.backoffLimit', [0, undefined]],
    ['Job', 'spec.activeDeadlineSeconds', [1, 2 ** 31]],
    [
      'Job',
      'spec',
      [
        {
          completionMode: 'Indexed',
          completions: 2,
          template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] } },
        },
      ],
    ],
    ['Job', 'spec.managedBy', ['example.com/queue', `example.com/${'q'.repeat(51)}`]],
    ['Job', 'spec.podReplacementPolicy', ['TerminatingOrFailed', 'Failed']],
    [
      'Job',
      'spec',
      [
        { ...pods(), manualSelector: true, selector: { matchLabels: { app: 'web' } } },
        pods({ completionMode: 'Indexed' }),
      ],
    ],
    ['Job', 'spec', [indexed({ parallelism: 100_000 }), indexed({ backoffLimitPerIndex: 0, maxFailedIndexes: 3 })]],
    ['Job', 'spec', [succeeding({ succeededCount: 3 }), succeeding({ succeededCount: 0 })]],
    ['Job', 'spec', ['0', '0,2', '0-2', '0-1,2', '1-1'].map((succeededIndexes) => succeeding({ succeededIndexes }))],
    [
      'Job',
      'spec',
      [
        failing({ onExitCodes: { operator: 'NotIn', values: [0, 1] } }),
        failing({ onExitCodes: { ...onExitCodes, containerName: 'web' } }),
        failing({ onExitCodes: { ...onExitCodes, containerName: 'init' } }),
        failing({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }, { type: 'a', status: 'False' }] }),
        { ...failing({ action: 'Count', onExitCodes }), podReplacementPolicy: 'Failed' },
        {
          ...indexed({ backoffLimitPerIndex: 1 }),
          podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes }] },
        },
      ],
    ],
  ],
});
