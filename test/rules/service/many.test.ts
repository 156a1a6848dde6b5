import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { cpuSeconds } from '../../support/cpu-seconds';

test('1,000 Services and 1,000 StatefulSets that share one label are judged in seconds', () => {
  const each = (make: (name: string) => object) => Array.from({ length: 1000 }, (_, index) => make(`web-${index}`));
  const services = each((name) => sampleHeadlessService({ metadata: { name } }));
  const sets = each((name) => ({ ...sampleStatefulSet({ spec: { serviceName: name } }), metadata: { name } }));
  const seconds = cpuSeconds(() => check([...services, ...sets] as never, CATALOGUE));
  expect(seconds).toBeLessThan(6);
});
