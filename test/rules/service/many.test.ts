import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { example } from '../../../lib/rules/examples/application';

test('1,000 Services and 1,000 StatefulSets that share one label are judged in seconds', () => {
  const each = (make: (name: string) => object) => Array.from({ length: 1000 }, (_, index) => make(`web-${index}`));
  const services = each((name) => example.headless({}, { name }));
  const sets = each((name) => ({ ...example.statefulSet({ serviceName: name }), metadata: { name } }));
  // Of this process alone: others may be at work on the machine.
  const start = process.cpuUsage();
  check([...services, ...sets] as never, CATALOGUE);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(6);
});
