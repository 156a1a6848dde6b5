import { expect, test } from 'vitest';
import { samplePod } from '../../../lib/rules/examples';
import { mountWithoutVolume } from '../../../lib/rules/container/mount-without-volume';
import { constraintTests } from '../constraint-tests';
import { findingsInFiles } from '../rule-tests';

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

constraintTests(mountWithoutVolume, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[0].name', ['confg', '', undefined]],
    ['StatefulSet', 'spec.template.spec.containers[0].volumeMounts[0].name', ['dat']],
    [
      'Deployment',
      'spec.template.spec.containers[0].volumeDevices',
      [[{ name: 'other', devicePath: '/dev/a' }], [{ devicePath: '/dev/a' }]],
      'spec.template.spec.containers[0].volumeDevices[0].name',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].volumeDevices',
      [[{ name: 'tmp', devicePath: '/dev/a' }]],
      'spec.template.spec.containers[0].volumeDevices[0].name',
    ],
    [
      'Deployment',
      'spec.template.spec.initContainers[0].volumeMounts',
      [[{ name: 'other', mountPath: '/a' }]],
      'spec.template.spec.initContainers[0].volumeMounts[0].name',
    ],
    [
      'Deployment',
      'spec.template.spec',
      [{ containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'data', mountPath: '/a' }] }] }],
      'spec.template.spec.containers[0].volumeMounts[0].name',
    ],
  ],
  right: [
    ['StatefulSet', 'spec.template.spec.containers[0].volumeMounts[0].name', ['data', 'tmp']],
    ['StatefulSet', 'spec.template.spec.containers[0].volumeDevices', [[{ name: 'data', devicePath: '/dev/a' }]]],
    [
      'Deployment',
      'spec.template.spec',
      [{ persistentVolumeClaim: { claimName: 'a' } }, { ephemeral: { volumeClaimTemplate: { spec: CLAIM } } }].map(
        (source) => ({
          containers: [{ name: 'web', image: 'web:1', volumeDevices: [{ name: 'a', devicePath: '/dev/a' }] }],
          volumes: [{ name: 'a', ...source }],
        }),
      ),
    ],
  ],
});

test('in a folder of kustomize, whose patches may add it, it is an info', () => {
  const pod = samplePod({ container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] } });
  const found = (beside: string) => findingsInFiles(mountWithoutVolume, { [beside]: [], 'base/pod.yaml': [pod] });
  expect(found('base/kustomization.yaml').map(({ severity }) => severity)).toEqual(['info']);
  expect(found('base/other.yaml').map(({ severity }) => severity)).toEqual([undefined]);
});
