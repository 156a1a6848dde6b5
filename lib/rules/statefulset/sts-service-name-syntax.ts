import { dnsLabel1123Errors } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { labelExpectation } from '../../kubernetes/constraints/names';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsServiceNameSyntax: Rule = {
  id: 'sts-service-name-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write a DNS label as the serviceName of a StatefulSet',
  why:
    'The serviceName becomes the subdomain of every pod. Since Kubernetes 1.33 the API server refuses the set. ' +
    'Older servers accept the set and refuse each pod, which only the events of the set show.',
  symptom: 'spec.serviceName: Invalid value: "web.shop": must not contain dots',
  fix: 'Write the name of the Service alone, without a namespace or domain.',
  source: 'https://github.com/kubernetes/kubernetes/pull/130233',
  outranks: ['sts-service-missing'],
  *check({ inventory }) {
    for (const { manifest: object, serviceName } of statefulSets(inventory)) {
      const errors = serviceName === undefined || isPlaceholder(serviceName) ? [] : dnsLabel1123Errors(serviceName);
      if (serviceName !== undefined && errors.length > 0)
        yield { object, path: 'spec.serviceName', found: quoted(serviceName), expected: labelExpectation(serviceName) };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.serviceName', 'web.shop')],
    good: [withField(sampleStatefulSet(), 'spec.serviceName', 'web')],
    settings: { kubernetes: { oldest: '1.33', newest: '1.37' } },
  },
};
