import { probeInvalid } from '../../../lib/rules/pod/probe-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(probeInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.periodSeconds', [-1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.scheme', ['http']],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name', ['X Probe', '']],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.initialDelaySeconds', [-1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.timeoutSeconds', [-1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.failureThreshold', [-1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds', [0]],
    [
      'Deployment',
      'spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name',
      [undefined, 'X_Probe'],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].readinessProbe',
      [{ tcpSocket: { port: 80 }, successThreshold: -1 }],
      'spec.template.spec.containers[0].readinessProbe.successThreshold',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].startupProbe',
      [{ tcpSocket: { port: 80 }, periodSeconds: -1 }],
      'spec.template.spec.containers[0].startupProbe.periodSeconds',
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].lifecycle.preStop',
      [{ httpGet: { port: 80, scheme: 'https' } }],
      'spec.template.spec.containers[0].lifecycle.preStop.httpGet.scheme',
    ],
  ],
  right: [
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.periodSeconds', [0, 1]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.httpGet.scheme', ['HTTPS', undefined]],
    ['Deployment', 'spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds', [1]],
    [
      'Deployment',
      'spec.template.spec.containers[0].readinessProbe',
      [{ tcpSocket: { port: 80 }, successThreshold: 0 }],
    ],
  ],
});
