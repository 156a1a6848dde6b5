import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';

const path = 'spec.template.spec.containers[0].env';
const debug = { name: 'LOG_LEVEL', value: 'debug' };
const info = { name: 'LOG_LEVEL', value: 'info' };

export const envDuplicate: Rule = {
  id: 'env-duplicate',
  severity: 'warning',
  enforcement: 'api',
  title: 'Declare each variable once',
  why:
    'In a new object the last declaration counts. Updates merge the list by name, so kubectl apply may drop either of the ' +
    'two, and server-side apply refuses the object.',
  symptom: 'duplicate entries for key [name="LOG_LEVEL"]',
  fix: 'Keep one of the two.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  outranks: ['field-key-repeated'],
  *check({ inventory }) {
    for (const { manifest: object, containers } of inventory.workloads)
      for (const container of containers) {
        const first = new Map<string, number>();
        for (const [index, { path: at, name }] of container.env.entries()) {
          const before = first.get(name);
          if (before === undefined) first.set(name, index);
          else if (name !== '')
            yield {
              object,
              path: `${at}.name`,
              found: `${quoted(name)}, which env[${before}] declares already`,
              expected: 'each name once',
            };
        }
      }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [debug, info])],
    good: [withField(sampleDeployment(), path, [debug])],
  },
};
