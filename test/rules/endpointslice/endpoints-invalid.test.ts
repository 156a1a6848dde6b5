import { endpointsInvalid } from '../../../lib/rules/endpointslice/endpoints-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(endpointsInvalid, {
  wrong: [
    ['Endpoints', 'subsets[0].addresses[0].ip', ['db.example.com', '127.0.0.1', '', undefined]],
    ['Endpoints', 'subsets[0].addresses', [[]], 'subsets[0]'],
    ['Endpoints', 'subsets[0].ports[0].port', [0, 70000, undefined]],
    ['EndpointSlice', 'ports[0].appProtocol', ['my_proto!']],
    ['EndpointSlice', 'endpoints[0].nodeName', ['Node_A']],
  ],
  right: [
    ['Endpoints', 'subsets[0].addresses[0].ip', ['fd00::1', '10.1.2.3']],
    ['Endpoints', 'subsets[0].ports[0].protocol', ['UDP', '', undefined]],
    ['EndpointSlice', 'ports[0].appProtocol', ['kubernetes.io/h2c', '']],
  ],
});
