import { containerPortInvalid } from '../../../lib/rules/container/container-port-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(containerPortInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].ports[0].containerPort', [0, 70000, -1, undefined]],
    ['Deployment', 'spec.template.spec.containers[0].ports[0].containerPort', [65536]],
    [
      'Deployment',
      'spec.template.spec.initContainers[0].ports',
      [[{ containerPort: 0 }]],
      'spec.template.spec.initContainers[0].ports[0].containerPort',
    ],
  ],
  right: [['Deployment', 'spec.template.spec.containers[0].ports[0].containerPort', [1, 65535]]],
});
