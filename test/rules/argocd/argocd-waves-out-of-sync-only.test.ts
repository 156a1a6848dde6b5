import { expect, test } from 'vitest';
import { argocdWavesOutOfSyncOnly } from '../../../lib/rules/argocd/argocd-waves-out-of-sync-only';
import { sampleApplication } from '../../../lib/rules/shared/argocd/application';
import { sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const OPTION = 'ApplyOutOfSyncOnly=true';
const waved = sampleService({ metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '1' } } });

test('the option that skips waves is found where an object has a wave', () => {
  const application = sampleApplication({ syncOptions: ['ServerSideApply=true', OPTION] });
  expect(placesOf(argocdWavesOutOfSyncOnly, [application, waved])).toEqual([
    'Application/ledger spec.syncPolicy.syncOptions[1]',
  ]);
});

test('the option is right where no object has a wave', () => {
  const application = sampleApplication({ syncOptions: [OPTION] });
  expect(placesOf(argocdWavesOutOfSyncOnly, [application, sampleService()])).toEqual([]);
});

test.each([{}, { syncOptions: [] }, { syncOptions: ['ApplyOutOfSyncOnly=false'] }])(
  'waves are kept with %j',
  (policy) => {
    expect(placesOf(argocdWavesOutOfSyncOnly, [sampleApplication(policy), waved])).toEqual([]);
  },
);
