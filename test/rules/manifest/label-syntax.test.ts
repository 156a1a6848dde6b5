import { labelSyntax } from '../../../lib/rules/manifest/label-syntax';
import { constraintTests } from '../constraint-tests';

const NODES = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
const TERM = 'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm';

constraintTests(labelSyntax, {
  wrong: [
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ key: 'app', operator: 'In', values: ['web', 'a b'] }]],
      'spec.selector.matchExpressions[0].values[1]',
    ],
    ['Deployment', 'metadata.labels.version', ['1.0+b', 'nginx:1.25', 'team/a', 'x'.repeat(64), '-a', 'a_']],
    ['Deployment', "metadata.labels['my app']", ['x']],
    ['Pod', 'spec.nodeSelector', [{ disk: 'very fast' }], 'spec.nodeSelector.disk'],
    ['Deployment', "metadata.labels['a/b/c']", ['x']],
    ['Deployment', "metadata.labels['example.com/']", ['x']],
    ['Deployment', "metadata.labels['/team']", ['x']],
    ['Deployment', "metadata.labels['Example.com/team']", ['x']],
    ['Deployment', 'metadata.labels', [{ ['x'.repeat(64)]: 'x' }], `metadata.labels.${'x'.repeat(64)}`],
    ['StatefulSet', 'spec.template.metadata.labels.version', ['a b']],
    [
      'StatefulSet',
      'spec.volumeClaimTemplates[0].metadata.labels',
      [{ version: 'a b' }],
      'spec.volumeClaimTemplates[0].metadata.labels.version',
    ],
    ['Pod', "spec.nodeSelector['my disk']", ['ssd']],
    ['Pod', 'spec.tolerations[1].key', ['my key']],
    ['Pod', 'spec.tolerations[1].value', ['a b']],
    ['Pod', 'spec.topologySpreadConstraints[0].labelSelector.matchLabels.app', ['a b']],
    [
      'Pod',
      'spec.topologySpreadConstraints[0].matchLabelKeys',
      [['my key']],
      'spec.topologySpreadConstraints[0].matchLabelKeys[0]',
    ],
    ['Pod', `${TERM}.topologyKey`, ['my key']],
    ['Pod', `${TERM}.labelSelector.matchExpressions[0].key`, ['my key']],
    [
      'Pod',
      `${TERM}.namespaceSelector`,
      [{ matchLabels: { team: 'a b' } }],
      `${TERM}.namespaceSelector.matchLabels.team`,
    ],
    ['Pod', `${NODES}.nodeSelectorTerms[0].matchExpressions[0].values[0]`, ['very fast']],
    ['PodDisruptionBudget', 'spec.selector.matchLabels.app', ['a b']],
    ['NetworkPolicy', 'spec.podSelector', [{ matchLabels: { app: 'a b' } }], 'spec.podSelector.matchLabels.app'],
    [
      'NetworkPolicy',
      'spec.ingress[0].from[1].podSelector',
      [{ matchLabels: { app: 'a b' } }],
      'spec.ingress[0].from[1].podSelector.matchLabels.app',
    ],
    [
      'NetworkPolicy',
      'spec.ingress[0].from[1].namespaceSelector',
      [{ matchLabels: { app: 'a b' } }],
      'spec.ingress[0].from[1].namespaceSelector.matchLabels.app',
    ],
    ['PersistentVolumeClaim', 'spec.selector', [{ matchLabels: { app: 'a b' } }], 'spec.selector.matchLabels.app'],
    [
      'ClusterRole',
      'aggregationRule',
      [{ clusterRoleSelectors: [{ matchLabels: { app: 'a b' } }] }],
      'aggregationRule.clusterRoleSelectors[0].matchLabels.app',
    ],
    [
      'EndpointSlice',
      'endpoints[0].hints',
      [{ forZones: [{ name: 'zone a' }] }],
      'endpoints[0].hints.forZones[0].name',
    ],
  ],
  right: [
    ['Deployment', 'metadata.labels', [{ 'example.com/Team_1': 'a.B-c_d', x: '', y: 'x'.repeat(63) }, null]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].topologyKey', ['my key']],
    ['Deployment', 'metadata.labels', [{ ['x'.repeat(63)]: 'x' }]],
    [
      'Pod',
      'spec.affinity.nodeAffinity',
      [
        {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['very fast'] }] } },
          ],
        },
      ],
    ],
  ],
});
