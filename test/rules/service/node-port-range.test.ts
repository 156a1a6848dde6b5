import { nodePortRange } from '../../../lib/rules/service/node-port-range';
import { constraintTests } from '../constraint-tests';

constraintTests(nodePortRange, {
  wrong: [
    ['Service', 'spec.ports[0].nodePort', [80, 8080, 29999, 32768, 65536, -1]],
    ['Service', 'spec.ports[1].nodePort', [29999]],
  ],
  right: [['Service', 'spec.ports[0].nodePort', [30000, 32767, 0, undefined]]],
});
