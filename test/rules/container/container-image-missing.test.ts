import { containerImageMissing } from '../../../lib/rules/container/container-image-missing';
import { constraintTests } from '../constraint-tests';

constraintTests(containerImageMissing, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].image', [undefined, '', null]],
    ['Pod', 'spec.containers[0].image', [' web:1', 'web:1 ']],
  ],
  right: [['Pod', 'spec.containers[0].image', ['web', 'registry.example/web@sha256:0', '${IMAGE}']]],
});
