import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../quote';
import { isPlaceholder } from '../partial-manifest';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsNameLabel: Rule = {
  id: 'sts-name-label',
  severity: 'error',
  enforcement: 'api',
  title: 'The name of a StatefulSet is a DNS label',
  why: "The pods' host names begin with it, and a host name has no dots, capitals or underscores.",
  symptom: 'metadata.name: Invalid value: "web.v2": must not contain dots',
  fix: 'Use lower case letters, digits and dashes only.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#components',
  *check({ inventory }) {
    for (const { manifest: object, name } of statefulSets(inventory)) {
      const faults = name === '' || isPlaceholder(name) ? [] : dnsLabel1123Faults(name);
      if (faults.length > 0) yield { object, path: 'metadata.name', found: quoted(name), expected: faults.join('; ') };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', 'web.v2')],
    good: [withField(sampleStatefulSet(), 'metadata.name', 'web-v2')],
  },
};
