import { nodePortDuplicate } from '../../../lib/rules/service/node-port-duplicate';
import { constraintTests } from '../constraint-tests';

constraintTests(nodePortDuplicate, {
  wrong: [
    ['Service', 'spec.ports[1].nodePort', [30080]],
    ['Service', 'spec.ports[1]', [{ name: 'b', port: 81, nodePort: 30080, protocol: 'TCP' }], 'spec.ports[1].nodePort'],
  ],
  right: [
    [
      'Service',
      'spec.ports[1]',
      [
        { name: 'b', port: 81, nodePort: 30080, protocol: 'UDP' },
        { name: 'b', port: 81, nodePort: 0 },
      ],
    ],
  ],
});
