import { mountWithoutVolume } from '../../../lib/rules/container/mount-without-volume';
import { constraintTests } from '../constraint-tests';

constraintTests(mountWithoutVolume, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[0].name', ['confg', '', undefined]],
    ['StatefulSet', 'spec.template.spec.containers[0].volumeMounts[0].name', ['dat']],
  ],
  right: [['StatefulSet', 'spec.template.spec.containers[0].volumeMounts[0].name', ['data', 'tmp']]],
});
