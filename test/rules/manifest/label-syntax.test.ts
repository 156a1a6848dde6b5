import { labelSyntax } from '../../../lib/rules/manifest/label-syntax';
import { constraintTests } from '../constraint-tests';

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
  ],
  right: [
    ['Deployment', 'metadata.labels', [{ 'example.com/Team_1': 'a.B-c_d', x: '', y: 'x'.repeat(63) }, null]],
    ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].topologyKey', ['my key']],
  ],
});
