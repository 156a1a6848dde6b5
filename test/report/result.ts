import { check } from '../../lib/command/check';
import type { Result } from '../../lib/report/result';
import { NO_SETTINGS } from '../../lib/settings/settings-file';
import type { Rule } from '../../lib/rules/rule';

/** A rule for the tests: no headless Service without ports. */
export const PORTLESS: Rule = {
  id: 'test-portless',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A headless Service has ports',
  why: 'Nobody knows where to call.',
  symptom: 'no SRV record',
  fix: 'Add `spec.ports`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.ports.length === 0)
        yield { object: service.manifest, path: 'spec.ports', found: 'no ports, 100 %', expected: 'at least one' };
  },
  examples: { bad: [], good: [] },
};

/** A Service without ports, one with. */
export function service(name: string, ports = ''): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: shop\nspec:\n  clusterIP: None\n${ports}`;
}

/** What `check` makes of a text on stdin. */
export function resultOf(text: string, rules: readonly Rule[] = [PORTLESS]): Result {
  return check({ paths: ['-'], stdin: Buffer.from(text), settings: {}, file: NO_SETTINGS, rules });
}
