import { annotationKeySyntax } from '../../../lib/rules/manifest/annotation-key-syntax';
import { constraintTests } from '../constraint-tests';

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

constraintTests(annotationKeySyntax, {
  wrong: [
    ['Deployment', "metadata.annotations['my note']", ['x']],
    ['Deployment', "metadata.annotations['a/b/c']", ['x']],
    ['Deployment', 'metadata.annotations', [{ ['x'.repeat(64)]: 'x' }], `metadata.annotations.${'x'.repeat(64)}`],
    ['StatefulSet', "spec.template.metadata.annotations['my note']", ['x']],
    ['StatefulSet', "spec.volumeClaimTemplates[0].metadata.annotations['my note']", ['x']],
    [
      'Pod',
      'spec.volumes[1]',
      [
        {
          name: 'tmp',
          ephemeral: { volumeClaimTemplate: { metadata: { annotations: { 'my note': 'x' } }, spec: CLAIM } },
        },
      ],
      "spec.volumes[1].ephemeral.volumeClaimTemplate.metadata.annotations['my note']",
    ],
  ],
  right: [['Deployment', 'metadata.annotations', [{ 'Example.com/my-note': 'any text: {}' }, null, {}]]],
});
