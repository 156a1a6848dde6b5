import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { linkerdAnnotationUnknown } from '../../../lib/rules/linkerd/linkerd-annotation-unknown';
import { findingsOf, placesOf } from '../rule-tests';

const pods = (key: string) => [sampleDeployment({ podAnnotations: { [key]: '8080' } })];

test('a misspelt annotation is a warning with the one that is meant, an unknown one an info', () => {
  expect(findingsOf(linkerdAnnotationUnknown, pods('config.linkerd.io/opauqe-ports'))).toMatchObject([
    { severity: 'warning', expected: '"config.linkerd.io/opaque-ports"' },
  ]);
  const [far] = findingsOf(linkerdAnnotationUnknown, pods('config.linkerd.io/a-setting-of-next-year'));
  expect(far?.severity).toBeUndefined();
});

test('annotations that Linkerd reads, and those of others, are no finding', () => {
  expect(placesOf(linkerdAnnotationUnknown, pods('config.linkerd.io/skip-inbound-ports'))).toEqual([]);
  expect(placesOf(linkerdAnnotationUnknown, pods('example.com/opauqe-ports'))).toEqual([]);
});
