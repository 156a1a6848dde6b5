import { expect, test } from 'vitest';
import { samplePod } from '../../../lib/rules/examples';
import { referenceNameSyntax } from '../../../lib/rules/manifest/reference-name-syntax';
import { constraintTests } from '../constraint-tests';
import { placesOf } from '../rule-tests';

constraintTests(referenceNameSyntax, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.name', ['My_Secret']],
    ['PersistentVolumeClaim', 'spec.storageClassName', ['Fast_Disk']],
    ['Deployment', 'spec.template.spec.serviceAccountName', ['Web', 'web_app']],
    ['Deployment', 'spec.template.spec.priorityClassName', ['High_1']],
    ['Deployment', 'spec.template.spec.runtimeClassName', ['Sand Box']],
    ['Pod', 'spec.nodeName', ['Node_A']],
    ['Deployment', 'spec.template.spec.containers[0].envFrom[0].configMapRef.name', ['My_Settings', '-web']],
    [
      'Deployment',
      'spec.template.spec.containers[0].envFrom[0]',
      [{ secretRef: { name: 'My_Secret' } }],
      'spec.template.spec.containers[0].envFrom[0].secretRef.name',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].env[1].valueFrom',
      [{ configMapKeyRef: { name: 'My_Map', key: 'a' } }],
      'spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.name',
    ],
  ],
  right: [
    ['PersistentVolumeClaim', 'spec.storageClassName', ['', 'fast.example', undefined]],
    ['Deployment', 'spec.template.spec.serviceAccountName', ['web.app', '']],
    ['Deployment', 'spec.template.spec.containers[0].envFrom[0].configMapRef.name', ['web-']],
  ],
});

test('where serviceAccount and serviceAccountName differ, the server takes the second and refuses nothing', () => {
  const pod = samplePod({ spec: { serviceAccount: 'old', serviceAccountName: 'web' } });
  expect(placesOf(referenceNameSyntax, [pod])).toEqual([]);
});
