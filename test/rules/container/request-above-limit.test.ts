import { requestAboveLimit } from '../../../lib/rules/container/request-above-limit';
import { constraintTests } from '../constraint-tests';

constraintTests(requestAboveLimit, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.memory', ['2Gi', '1025Mi', 1073741825]],
    ['Deployment', "spec.template.spec.containers[0].resources.requests['nvidia.com/gpu']", [1]],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [
        { requests: { cpu: '1000m' }, limits: { cpu: 1 } },
        { requests: { memory: '1Gi' } },
        { limits: { 'nvidia.com/gpu': 1 }, requests: { 'nvidia.com/gpu': '1' } },
      ],
    ],
  ],
});
