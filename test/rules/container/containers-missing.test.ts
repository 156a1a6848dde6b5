import { containersMissing } from '../../../lib/rules/container/containers-missing';
import { constraintTests } from '../constraint-tests';

constraintTests(containersMissing, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers', [[], undefined]],
    ['Deployment', 'spec.template', [{ metadata: { labels: { app: 'web' } } }], 'spec.template.spec.containers'],
  ],
  right: [['Deployment', 'spec.template.spec.initContainers', [[], undefined]]],
});
