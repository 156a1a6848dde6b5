import { labelValueErrors, qualifiedNameErrors } from '../../kubernetes/labels';
import { mapping } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcLabelSyntax: Rule = {
  id: 'svc-label-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write valid labels into the selector of a Service',
  why:
    'A key is a name with an optional domain, a value is a string of at most 63 characters. YAML reads 1, 1.0, ' +
    'true and yes as numbers and booleans unless they are quoted.',
  symptom:
    'spec.selector: Invalid value: "web server": a valid label must be an empty string or consist of alphanumeric characters',
  fix: 'Use letters, digits, "-", "_" and "."; put numbers and booleans in quotes.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  outranks: ['field-type'],
  *check({ inventory }) {
    for (const service of inventory.services)
      for (const [key, value] of Object.entries(mapping(service.spec.selector) ?? {})) {
        const here = { object: service.manifest, path: fieldPath('spec.selector', key) };
        const errors = [...qualifiedNameErrors(key), ...(typeof value === 'string' ? labelValueErrors(value) : [])];
        if (errors.length > 0)
          yield {
            ...here,
            found: `${quoted(key)}: ${quoted(value)}: ${errors.join('; ')}`,
            expected: 'a valid label, such as "app": "web"',
          };
        else if (typeof value === 'number' || typeof value === 'boolean')
          yield { ...here, found: `the ${typeof value} ${value}`, expected: `the string "${value}", in quotes` };
      }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: { app: 'web server' } } })],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web-server' } } })],
  },
};
