import { requestAboveLimit } from '../../../lib/rules/container/request-above-limit';
import { constraintTests } from '../constraint-tests';

constraintTests(requestAboveLimit, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.memory', ['2Gi', '1025Mi', 1073741825]],
    ['Deployment', "spec.template.spec.containers[0].resources.requests['nvidia.com/gpu']", [1]],
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.cpu', ['1001m', 2]],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [{ requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } }],
      "spec.template.spec.containers[0].resources.requests['nvidia.com/gpu']",
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [
        { requests: { cpu: 1, 'hugepages-2Mi': '2Mi' } },
        { requests: { 'hugepages-2Mi': '2Mi' }, limits: { cpu: 1, 'hugepages-2Mi': '4Mi' } },
      ],
      'spec.template.spec.containers[0].resources.requests.hugepages-2Mi',
    ],
    [
      'Deployment',
      'spec.template.spec.resources',
      [{ requests: { cpu: 2 }, limits: { cpu: 1 } }],
      'spec.template.spec.resources.requests.cpu',
    ],
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
