import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({
  spec: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } },
});

export const selectorExpressionInvalid: Rule = {
  id: 'selector-expression-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give an expression of a selector an operator that exists and the values that it needs',
  why: TOPICS['selector-expression-invalid'],
  symptom:
    "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
  fix: 'Write In, NotIn, Exists or DoesNotExist; the first two need values, the others have none.',
  source:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements',
  check: findingsAbout('selector-expression-invalid'),
  examples: {
    bad: [withField(whole, 'spec.selector.matchExpressions[0].values', [])],
    good: [whole],
  },
};
