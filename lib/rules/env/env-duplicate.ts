import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';

const path = 'spec.template.spec.containers[0].env';
const debug = { name: 'LOG_LEVEL', value: 'debug' };
const info = { name: 'LOG_LEVEL', value: 'info' };

export const envDuplicate: Rule = {
  id: 'env-duplicate',
  severity: 'warning',
  enforcement: 'api',
  title: 'A variable is declared once',
  why:
    'The last one wins where the object is created. Lists of variables are merged by name, so that kubectl apply may drop ' +
    'either of the two, and server-side apply refuses the object.',
  symptom: 'duplicate entries for key [name="LOG_LEVEL"]',
  fix: 'Keep one of the two.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
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
              found: `${name}, declared as env[${before}] already`,
              expected: `${name} once`,
            };
        }
      }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [debug, info])],
    good: [withField(sampleDeployment(), path, [debug])],
  },
};
