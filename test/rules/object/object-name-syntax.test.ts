import { objectNameSyntax } from '../../../lib/rules/object/object-name-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(objectNameSyntax, {
  wrong: [
    ['Deployment', 'metadata.name', ['My_App', 'Web', '-web', 'web.']],
    ['Job', 'metadata.name', ['x'.repeat(64)]],
    ['CronJob', 'metadata.name', ['x'.repeat(53)]],
    ['Role', 'metadata.name', ['a/b', 'a%b', '..']],
    ['Deployment', 'metadata.namespace', ['my_ns', 'a.b']],
    ['Deployment', 'metadata.name', ['x'.repeat(254)]],
    ['Deployment', 'metadata.namespace', ['x'.repeat(64)]],
    ['Role', 'metadata.name', ['.']],
    ['Deployment', 'metadata', [{ generateName: 'Web-' }, { generateName: 'web_' }], 'metadata.generateName'],
    [
      'Pod',
      'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespaces',
      [['shop', 'My_Shop']],
      'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespaces[1]',
    ],
  ],
  right: [
    ['Role', 'metadata.name', ['System:Leader_1']],
    ['PodDisruptionBudget', 'metadata.name', ['Web', '-web']],
    ['ClusterRole', 'metadata.namespace', ['my_ns']],
    ['Deployment', 'metadata.name', ['1.web']],
    ['Deployment', 'metadata.name', ['x'.repeat(253)]],
    ['Job', 'metadata.name', ['x'.repeat(63)]],
    ['CronJob', 'metadata.name', ['x'.repeat(52)]],
    ['Deployment', 'metadata.namespace', ['x'.repeat(63), '']],
    ['Deployment', 'metadata', [{ generateName: 'web-' }, { name: 'web', generateName: 'Web_' }]],
    ['Role', 'metadata', [{ generateName: 'Web_' }]],
  ],
});
