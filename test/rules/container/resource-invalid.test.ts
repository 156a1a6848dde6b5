import { resourceInvalid } from '../../../lib/rules/container/resource-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(resourceInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].resources.limits.gpu', [1]],
    ['Deployment', "spec.template.spec.containers[0].resources.limits['nvidia.com/gpu']", ['500m']],
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.cpu', ['-1']],
    ['Deployment', 'spec.template.spec.containers[0].resources.requests.cpu', [-1]],
    ['Deployment', "spec.template.spec.containers[0].resources.limits['nvidia .com/gpu']", [1]],
    ['Deployment', "spec.template.spec.containers[0].resources.limits['requests.nvidia.com/gpu']", [1]],
    ['Deployment', 'spec.template.spec.containers[0].resources', [{ limits: { 'hugepages-2Mi': '4Mi' } }]],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.claims',
      [[{}]],
      'spec.template.spec.containers[0].resources.claims[0].name',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.claims',
      [[{ name: 'gpu' }]],
      'spec.template.spec.containers[0].resources.claims[0].name',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resizePolicy',
      [[{ restartPolicy: 'NotRequired' }], [{ resourceName: 'gpu' }]],
      'spec.template.spec.containers[0].resizePolicy[0].resourceName',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resizePolicy',
      [[{ resourceName: 'cpu' }, { resourceName: 'cpu' }]],
      'spec.template.spec.containers[0].resizePolicy[1].resourceName',
    ],
    [
      'Deployment',
      'spec.template.spec.resources',
      [{ limits: { 'ephemeral-storage': '1Gi' } }],
      'spec.template.spec.resources.limits.ephemeral-storage',
    ],
    [
      'Deployment',
      'spec.template.spec.resources',
      [{ limits: { 'nvidia.com/gpu': 1 } }],
      "spec.template.spec.resources.limits['nvidia.com/gpu']",
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [{ limits: { 'ephemeral-storage': '1Gi', 'nvidia.com/gpu': 2 } }, {}, null],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources',
      [
        { limits: { 'hugepages-2Mi': '4Mi', memory: '1Gi' } },
        { requests: { 'hugepages-2Mi': '4Mi', cpu: 1 }, limits: { 'hugepages-2Mi': '4Mi' } },
        { requests: { cpu: 0 } },
        { limits: { cpu: '500m' } },
      ],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].resizePolicy',
      [[{ resourceName: 'cpu' }, { resourceName: 'memory' }]],
    ],
    ['Deployment', 'spec.template.spec.resources', [{ limits: { cpu: 2, memory: '1Gi' } }]],
    [
      'Deployment',
      'spec.template.spec',
      [
        {
          resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
          containers: [{ name: 'web', image: 'web:1', resources: { claims: [{ name: 'gpu' }] } }],
        },
      ],
    ],
  ],
});
