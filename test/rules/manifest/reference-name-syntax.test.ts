import { referenceNameSyntax } from '../../../lib/rules/manifest/reference-name-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(referenceNameSyntax, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.name', ['My_Secret']],
    ['PersistentVolumeClaim', 'spec.storageClassName', ['Fast_Disk']],
  ],
  right: [
    ['PersistentVolumeClaim', 'spec.storageClassName', ['', 'fast.example', undefined]],
    ['Deployment', 'spec.template.spec.serviceAccountName', ['web.app', '']],
  ],
});
