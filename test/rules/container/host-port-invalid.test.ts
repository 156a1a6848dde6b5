import { hostPortInvalid } from '../../../lib/rules/container/host-port-invalid';
import { constraintTests } from '../constraint-tests';

const onHost = (ports: readonly object[]) => ({
  hostNetwork: true,
  containers: [{ name: 'web', image: 'web:1', ports }],
});

constraintTests(hostPortInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].ports[0].hostPort', [70000]],
    ['Deployment', 'spec.template.spec.containers[0].ports[0].hostPort', [65536, -1]],
    [
      'Deployment',
      'spec.template.spec.containers[0].ports',
      [
        [
          { containerPort: 1, hostPort: 80 },
          { containerPort: 2, hostPort: 80 },
        ],
      ],
      'spec.template.spec.containers[0].ports[1].hostPort',
    ],
    ['Pod', 'spec', [onHost([{ containerPort: 8080, hostPort: 80 }])], 'spec.containers[0].ports[0].hostPort'],
    [
      'Pod',
      'spec',
      [onHost([{ containerPort: 8080 }, { containerPort: 8080 }])],
      'spec.containers[0].ports[1].containerPort',
    ],
  ],
  right: [
    ['Deployment', 'spec.template.spec.containers[0].ports[0].hostPort', [1, 65535, 0]],
    [
      'Deployment',
      'spec.template.spec.containers[0].ports',
      [
        [
          { containerPort: 1, hostPort: 80 },
          { containerPort: 2, hostPort: 80, protocol: 'UDP' },
        ],
        [
          { containerPort: 1, hostPort: 80, hostIP: '10.0.0.1' },
          { containerPort: 2, hostPort: 80, hostIP: '10.0.0.2' },
        ],
        [
          { containerPort: 1, hostPort: 0 },
          { containerPort: 2, hostPort: 0 },
        ],
      ],
    ],
    [
      'Pod',
      'spec',
      [
        onHost([{ containerPort: 8080, hostPort: 8080 }]),
        onHost([{ containerPort: 8080 }, { containerPort: 8080, protocol: 'UDP' }]),
        { ...onHost([{ containerPort: 8080, hostPort: 80 }]), hostNetwork: false },
      ],
    ],
  ],
});
