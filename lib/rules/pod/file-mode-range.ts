import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({
  podSpec: { volumes: [{ name: 'config', configMap: { name: 'web', defaultMode: 420 } }] },
});

export const fileModeRange: Rule = {
  id: 'file-mode-range',
  severity: 'error',
  enforcement: 'api',
  title: 'Write permissions of files as octal numbers with a leading zero',
  why: TOPICS['file-mode-range'],
  symptom:
    'spec.template.spec.volumes[0].configMap.defaultMode: Invalid value: 644: must be a number between 0 and 0777 (octal), both inclusive',
  fix: 'Write 0644, with the zero, or 420.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes',
  check: findingsAbout('file-mode-range'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.volumes[0].configMap.defaultMode', 644)],
    good: [whole],
  },
};
