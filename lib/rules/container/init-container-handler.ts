import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { initContainers: [{ name: 'init', image: 'registry.example/init:1' }] } });

export const initContainerHandler: Rule = {
  id: 'init-container-handler',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not probe an init container or give it hooks, unless it is a sidecar',
  why: TOPICS['init-container-handler'],
  symptom: 'spec.template.spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers',
  fix: 'Remove the probe or hook, or write restartPolicy: Always where the container should keep running.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  check: findingsAbout('init-container-handler'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.initContainers[0].livenessProbe', { tcpSocket: { port: 80 } })],
    good: [whole],
  },
};
