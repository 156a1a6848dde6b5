import { expect, test } from 'vitest';
import { argocdForceReplace } from '../../../lib/rules/argocd/argocd-force-replace';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const OPTIONS = 'argocd.argoproj.io/sync-options';
const metadata = (options: string) => ({ annotations: { [OPTIONS]: options } });

test.each(['Force=true,Replace=true', 'Replace=true, Prune=false, Force=true'])(
  '%s replaces a set by force',
  (options) => {
    expect(findingsOf(argocdForceReplace, [sampleStatefulSet({ metadata: metadata(options) })])).toEqual([
      expect.objectContaining({ path: `metadata.annotations['${OPTIONS}']`, found: `"${options}"` }),
    ]);
  },
);

test.each([
  ['the set is only replaced', sampleStatefulSet({ metadata: metadata('Replace=true') })],
  ['the set is only forced', sampleStatefulSet({ metadata: metadata('Force=true') })],
  ['an option is off', sampleStatefulSet({ metadata: metadata('Force=true,Replace=false') })],
  ['there are no options', sampleStatefulSet()],
  ['the workload has no state', sampleDeployment({ metadata: metadata('Force=true,Replace=true') })],
])('nothing is found where %s', (_, manifest) => {
  expect(findingsOf(argocdForceReplace, [manifest])).toEqual([]);
});
