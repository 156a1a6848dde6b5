import { expect, test } from 'vitest';
import { samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { linkerdAnnotationMisplaced } from '../../../lib/rules/linkerd/linkerd-annotation-misplaced';
import { placesOf } from '../rule-tests';

const annotations = { 'config.linkerd.io/opaque-ports': '6390' };

test('an annotation for pods on the StatefulSet itself is found', () => {
  expect(placesOf(linkerdAnnotationMisplaced, [sampleStatefulSet({ metadata: { annotations } })])).toEqual([
    "StatefulSet/web metadata.annotations['config.linkerd.io/opaque-ports']",
  ]);
});

test('on the pods, on both, and on a bare Pod it is right', () => {
  expect(placesOf(linkerdAnnotationMisplaced, [sampleStatefulSet({ podAnnotations: annotations })])).toEqual([]);
  const both = sampleStatefulSet({ metadata: { annotations }, podAnnotations: annotations });
  expect(placesOf(linkerdAnnotationMisplaced, [both, samplePod({ metadata: { annotations } })])).toEqual([]);
});
