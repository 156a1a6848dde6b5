import { expect, test } from 'vitest';
import { Resource } from '../../../lib/manifest/resource';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { calls } from '../../support/calls';

test('1,000 Services and 1,000 StatefulSets that share one label are looked at pair by pair only a few times', () => {
  const each = (make: (name: string) => object) => Array.from({ length: 1000 }, (_, index) => make(`web-${index}`));
  const services = each((name) => sampleHeadlessService({ metadata: { name } }));
  const sets = each((name) => ({ ...sampleStatefulSet({ spec: { serviceName: name } }), metadata: { name } }));
  const pairs = calls(Resource.prototype, 'mayShareNamespace', () => {
    check([...services, ...sets] as never, CATALOGUE);
  });
  expect(pairs).toBeLessThan(6 * services.length * sets.length);
});
