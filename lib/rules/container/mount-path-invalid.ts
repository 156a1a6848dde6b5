import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({
  podSpec: { volumes: [{ name: 'data', emptyDir: {} }] },
  container: {
    volumeMounts: [
      { name: 'data', mountPath: '/data' },
      { name: 'data', mountPath: '/cache', subPath: 'cache' },
    ],
  },
});

export const mountPathInvalid: Rule = {
  id: 'mount-path-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Mount each volume at a path of its own',
  why: TOPICS['mount-path-invalid'],
  symptom: 'spec.template.spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/data": must be unique',
  fix: 'Give each mount another mountPath, and paths within a volume that are relative.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  outranks: ['field-key-repeated'],
  check: findingsAbout('mount-path-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].volumeMounts[1].mountPath', '/data')],
    good: [whole],
  },
};
