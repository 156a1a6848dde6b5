import { probeInvalid } from '../../../lib/rules/pod/probe-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(probeInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.periodSeconds', [-1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.scheme', ['http']],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name', ['X Probe', '']],
  ],
  right: [
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.periodSeconds', [0, 1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.scheme', ['HTTPS', undefined]],
  ],
});
