import { containerNameInvalid } from '../../../lib/rules/container/container-name-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(containerNameInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].name', ['my_app', 'Web', undefined, '', 'x'.repeat(64), 'a.b']],
    ['Deployment', 'spec.template.spec.initContainers[0].name', ['web']],
  ],
  right: [['Deployment', 'spec.template.spec.containers[0].name', ['1-web', 'x'.repeat(63)]]],
});
