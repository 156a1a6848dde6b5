import { endpointsInvalid } from '../../../lib/rules/endpointslice/endpoints-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(endpointsInvalid, {
  wrong: [
    ['Endpoints', 'subsets[0].addresses[0].ip', ['db.example.com', '127.0.0.1', '', undefined]],
    ['Endpoints', 'subsets[0].addresses', [[]], 'subsets[0]'],
    ['Endpoints', 'subsets[0].ports[0].port', [0, 70000, undefined]],
    ['EndpointSlice', 'ports[0].appProtocol', ['my_proto!']],
    ['EndpointSlice', 'endpoints[0].nodeName', ['Node_A']],
    ['Endpoints', 'subsets[0]', [{ ports: [{ port: 80 }] }, {}]],
    ['Endpoints', 'subsets[0]', [{ notReadyAddresses: [{ ip: 'db' }] }], 'subsets[0].notReadyAddresses[0].ip'],
    ['Endpoints', 'subsets[0].addresses[0].hostname', ['Web_0']],
    ['Endpoints', 'subsets[0].addresses[0].nodeName', ['Node_A']],
    ['Endpoints', 'subsets[0].addresses[0].ip', ['169.254.169.254', '224.0.0.1', '0.0.0.0']],
    ['Endpoints', 'subsets[0].ports', [[{ name: 'a', port: 80 }, { port: 81 }]], 'subsets[0].ports[1].name'],
    ['Endpoints', 'subsets[0].ports[0].name', ['My_Port']],
    ['Endpoints', 'subsets[0].ports[0].port', [65536, -1]],
    ['Endpoints', 'subsets[0].ports[0].protocol', ['tcp']],
    ['Endpoints', 'subsets[0].ports[0].appProtocol', ['my proto']],
    [
      'EndpointSlice',
      'endpoints[0].hints',
      [{ forZones: Array.from({ length: 9 }, (_, index) => ({ name: `zone-${index}` })) }],
      'endpoints[0].hints.forZones',
    ],
    [
      'EndpointSlice',
      'endpoints[0].hints',
      [{ forZones: [{ name: 'a' }, { name: 'a' }] }],
      'endpoints[0].hints.forZones[1].name',
    ],
  ],
  right: [
    ['Endpoints', 'subsets[0].addresses[0].ip', ['fd00::1', '10.1.2.3']],
    ['Endpoints', 'subsets[0].ports[0].protocol', ['UDP', '', undefined]],
    ['EndpointSlice', 'ports[0].appProtocol', ['kubernetes.io/h2c', '']],
    [
      'Endpoints',
      'subsets[0]',
      [
        { notReadyAddresses: [{ ip: '10.1.2.3' }] },
        { addresses: [{ ip: '10.1.2.3', hostname: 'web-0', nodeName: 'node.a' }] },
      ],
    ],
    [
      'Endpoints',
      'subsets[0].ports',
      [
        [
          { name: 'a', port: 1 },
          { name: 'b', port: 65535 },
        ],
        [{ port: 80 }],
        [],
      ],
    ],
    [
      'EndpointSlice',
      'endpoints[0].hints',
      [{ forZones: Array.from({ length: 8 }, (_, index) => ({ name: `zone-${index}` })) }],
    ],
  ],
});
