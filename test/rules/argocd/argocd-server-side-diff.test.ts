import { expect, test } from 'vitest';
import { argocdServerSideDiff } from '../../../lib/rules/argocd/argocd-server-side-diff';
import { sampleApplication } from '../../../lib/rules/shared/argocd/application';
import { sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const KEY = 'argocd.argoproj.io/compare-options';

test.each(['ServerSideDiff=true', 'IgnoreExtraneous,ServerSideDiff=true', 'IgnoreExtraneous, ServerSideDiff=true'])(
  'a comparison by the server is found: %s',
  (value) => {
    expect(placesOf(argocdServerSideDiff, [sampleApplication({}, { [KEY]: value })])).toEqual([
      `Application/ledger metadata.annotations['${KEY}']`,
    ]);
  },
);

test.each(['ServerSideDiff=false', 'IgnoreExtraneous', ''])('the usual comparison is right: %j', (value) => {
  expect(placesOf(argocdServerSideDiff, [sampleApplication({}, { [KEY]: value }), sampleApplication({})])).toEqual([]);
});

test('objects other than an Application are not judged', () => {
  const service = sampleService({ metadata: { annotations: { [KEY]: 'ServerSideDiff=true' } } });
  expect(placesOf(argocdServerSideDiff, [service])).toEqual([]);
});
