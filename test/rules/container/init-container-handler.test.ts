import { initContainerHandler } from '../../../lib/rules/container/init-container-handler';
import { constraintTests } from '../constraint-tests';

constraintTests(initContainerHandler, {
  wrong: [
    ['Deployment', 'spec.template.spec.initContainers[0].livenessProbe', [{ tcpSocket: { port: 80 } }]],
    ['Deployment', 'spec.template.spec.initContainers[0].lifecycle', [{}]],
    ['Deployment', 'spec.template.spec.initContainers[0].readinessProbe', [{ tcpSocket: { port: 80 } }]],
    ['Deployment', 'spec.template.spec.initContainers[0].startupProbe', [{ tcpSocket: { port: 80 } }]],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.initContainers[0]',
      [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 80 } } }],
    ],
  ],
});
