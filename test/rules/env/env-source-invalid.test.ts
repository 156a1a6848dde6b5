import { envSourceInvalid } from '../../../lib/rules/env/env-source-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(envSourceInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.key', [undefined, '', 'a/b']],
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.name', [undefined]],
    [
      'Deployment',
      'spec.template.spec.containers[0].env[1].valueFrom',
      [{}, { secretKeyRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'metadata.name' } }],
    ],
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.resource', ['cpu', undefined]],
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.divisor', ['1Mi']],
    [
      'Deployment',
      'spec.template.spec.containers[0].envFrom',
      [[{}], [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }]],
      'spec.template.spec.containers[0].envFrom[0]',
    ],
  ],
  right: [
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.divisor', ['1', 0, undefined]],
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.key', ['.dockerconfigjson']],
  ],
});
