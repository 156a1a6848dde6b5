import { hostPortInvalid } from '../../../lib/rules/container/host-port-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(hostPortInvalid, {
  wrong: [['Deployment', 'spec.template.spec.containers[0].ports[0].hostPort', [70000]]],
  right: [['Deployment', 'spec.template.spec.containers[0].ports[0].hostPort', [1, 65535, 0]]],
});
