import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleService, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleService({
  spec: {
    type: 'NodePort',
    ports: [
      { name: 'a', port: 80, nodePort: 30080 },
      { name: 'b', port: 81, nodePort: 30081 },
    ],
  },
});

export const nodePortDuplicate: Rule = {
  id: 'node-port-duplicate',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each port of a Service a node port of its own',
  why: TOPICS['node-port-duplicate'],
  symptom: 'spec.ports[1].nodePort: Invalid value: 30080: provided port is already allocated',
  fix: 'Write another number, or leave nodePort out: the cluster gives one.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  check: findingsAbout('node-port-duplicate'),
  examples: {
    bad: [withField(whole, 'spec.ports[1].nodePort', 30080)],
    good: [whole],
  },
};
