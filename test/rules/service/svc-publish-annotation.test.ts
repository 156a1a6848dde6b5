import { expect, test } from 'vitest';
import { svcPublishAnnotation } from '../../../lib/rules/service/svc-publish-annotation';
import { sampleHeadlessService, withField } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const KEY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';
const annotated = (value: string) => sampleHeadlessService({ metadata: { annotations: { [KEY]: value } } });

test('the annotation that no Kubernetes of today reads is found', () => {
  expect(placesOf(svcPublishAnnotation, [annotated('true')])).toEqual([`Service/web metadata.annotations['${KEY}']`]);
});

test.each([true, false])('the field beside it decides: %s', (value) => {
  const service = withField(annotated('true'), 'spec.publishNotReadyAddresses', value);
  expect(placesOf(svcPublishAnnotation, [service])).toEqual([]);
});

test('an annotation that asks for nothing is right', () => {
  expect(placesOf(svcPublishAnnotation, [annotated('false'), sampleHeadlessService()])).toEqual([]);
});
