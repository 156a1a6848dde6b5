import { quantitySyntax } from '../../../lib/rules/container/quantity-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(quantitySyntax, {
  wrong: [
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.limits.memory',
      ['1024MB', '512m b', '8gb', '5 Gi', '1.5.0Gi', ''],
    ],
    ['Deployment', 'spec.template.spec.containers[0].resources.limits.cpu', ['1core']],
    ['PersistentVolumeClaim', 'spec.resources.requests.storage', ['10GB']],
    ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', ['10GB']],
    ['Pod', 'spec.overhead', [{ cpu: '1 core' }], 'spec.overhead.cpu'],
    ['PersistentVolumeClaim', 'spec.resources.limits', [{ storage: '10GB' }], 'spec.resources.limits.storage'],
    ['Deployment', 'spec.template.spec.volumes[1].emptyDir.sizeLimit', ['1GB']],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.tolerance', ['10%']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.limits.memory',
      ['2Gi', '2e9', 2000000000, '2000000000.0', ' 2Gi ', '+2Gi'],
    ],
  ],
});
