import { podGateInvalid } from '../../../lib/rules/pod/pod-gate-invalid';
import { constraintTests } from '../constraint-tests';

const POD = 'spec.template.spec';

constraintTests(podGateInvalid, {
  wrong: [
    [
      'Deployment',
      `${POD}.readinessGates`,
      [[{ conditionType: 'in service' }]],
      `${POD}.readinessGates[0].conditionType`,
    ],
    ['Deployment', `${POD}.readinessGates`, [[{}], [null]], `${POD}.readinessGates[0].conditionType`],
    ['Pod', 'spec.schedulingGates', [[{ name: 'a b' }]], 'spec.schedulingGates[0].name'],
    ['Pod', 'spec.schedulingGates', [[{ name: 'a' }, { name: 'a' }]], 'spec.schedulingGates[1].name'],
  ],
  right: [
    ['Deployment', `${POD}.readinessGates`, [[{ conditionType: 'example.com/In_Service' }], []]],
    ['Pod', 'spec.schedulingGates', [[{ name: 'example.com/quota' }, { name: 'other' }]]],
  ],
});
