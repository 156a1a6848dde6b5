import { expect, test } from 'vitest';
import { samplePod } from '../../../lib/rules/examples';
import { referenceNameSyntax } from '../../../lib/rules/manifest/reference-name-syntax';
import { constraintTests } from '../constraint-tests';
import { placesOf } from '../rule-tests';

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

test('where serviceAccount and serviceAccountName differ, the server takes the second and refuses nothing', () => {
  const pod = samplePod({ spec: { serviceAccount: 'old', serviceAccountName: 'web' } });
  expect(placesOf(referenceNameSyntax, [pod])).toEqual([]);
});
