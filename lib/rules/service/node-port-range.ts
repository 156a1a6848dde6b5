import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleService, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleService({ spec: { type: 'NodePort', ports: [{ name: 'a', port: 80, nodePort: 30080 }] } });

export const nodePortRange: Rule = {
  id: 'node-port-range',
  severity: 'error',
  enforcement: 'api',
  title: 'Choose node ports from the range of the cluster',
  why: TOPICS['node-port-range'],
  symptom:
    'spec.ports[0].nodePort: Invalid value: 8080: provided port is not in the valid range. The range of valid ports is 30000-32767',
  fix: 'Write a number of the range, or leave nodePort out: the cluster gives one.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  check: findingsAbout('node-port-range'),
  examples: {
    bad: [withField(whole, 'spec.ports[0].nodePort', 8080)],
    good: [whole],
  },
};
