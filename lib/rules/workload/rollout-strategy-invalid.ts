import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } } });

export const rolloutStrategyInvalid: Rule = {
  id: 'rollout-strategy-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Let a rollout add or remove at least one pod',
  why: TOPICS['rollout-strategy-invalid'],
  symptom: 'may not be 0 when `maxSurge` is 0',
  fix: 'Write maxSurge or maxUnavailable above 0, and no rollingUpdate beside type Recreate.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  check: findingsAbout('rollout-strategy-invalid'),
  examples: {
    bad: [withField(whole, 'spec.strategy.rollingUpdate.maxUnavailable', 0)],
    good: [whole],
  },
};
