import { it, expect } from 'vitest';
import { Resolver } from '../../dns/resolver';
it('answers', async () => {
  const r = new Resolver();
  expect(await r.ask('A', 'kubernetes.default.svc.cluster.local')).toEqual(['10.96.0.1']);
  r.close();
});
