import { objectNameSyntax } from '../../../lib/rules/object/object-name-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(objectNameSyntax, {
  wrong: [
    ['Deployment', 'metadata.name', ['My_App', 'Web', '-web', 'web.']],
    ['Job', 'metadata.name', ['x'.repeat(64)]],
    ['CronJob', 'metadata.name', ['x'.repeat(53)]],
    ['Role', 'metadata.name', ['a/b', 'a%b', '..']],
    ['Deployment', 'metadata.namespace', ['my_ns', 'a.b']],
  ],
  right: [
    ['Role', 'metadata.name', ['System:Leader_1']],
    ['PodDisruptionBudget', 'metadata.name', ['Web', '-web']],
    ['ClusterRole', 'metadata.namespace', ['my_ns']],
    ['Deployment', 'metadata.name', ['1.web']],
  ],
});
