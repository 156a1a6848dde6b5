import { expect, test } from 'vitest';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceNameSyntax } from '../../../lib/rules/statefulset/sts-service-name-syntax';
import { findingsOf, kubernetes, placesOf } from '../rule-tests';

const NAME = 'spec.serviceName';
const naming = (serviceName: unknown) => withField(sampleStatefulSet(), NAME, serviceName);

test.each(['web.shop', 'Web', 'web_1', '-web', 'x'.repeat(64)])('the serviceName %s is no DNS label', (serviceName) => {
  expect(findingsOf(stsServiceNameSyntax, [naming(serviceName)])).toMatchObject([
    { path: NAME, found: JSON.stringify(serviceName) },
  ]);
});

test('older servers accept the set and refuse its pods, so it is found for them too', () => {
  expect(placesOf(stsServiceNameSyntax, [naming('web.shop')], kubernetes('1.32'))).toEqual([`StatefulSet/web ${NAME}`]);
});

test.each(['web', 'web-peers', '0'])('the serviceName %s is a DNS label', (serviceName) => {
  expect(placesOf(stsServiceNameSyntax, [naming(serviceName)])).toEqual([]);
});

test.each([undefined, null, '', '${NAME}.x', 7])('the serviceName %j is not judged', (serviceName) => {
  expect(placesOf(stsServiceNameSyntax, [naming(serviceName)])).toEqual([]);
});
