import { describe, expect, test } from 'vitest';
import { istioAnnotationMisplaced } from '../../../lib/rules/istio/istio-annotation-misplaced';
import { sampleDeployment, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const KEY = 'traffic.sidecar.istio.io/excludeOutboundPorts';
const annotations = { [KEY]: '7000' };

describe('an annotation for pods that stands at the workload', () => {
  test.each([KEY, 'sidecar.istio.io/proxyCPU', 'proxy.istio.io/config'])('is found: %s', (key) => {
    const web = sampleStatefulSet({ metadata: { annotations: { 'example.com/team': 'a', [key]: '1' } } });
    expect(placesOf(istioAnnotationMisplaced, [web])).toEqual([`StatefulSet/web metadata.annotations['${key}']`]);
  });

  test.each(['istio-sidecar', 'istio-ambient', undefined] as const)('is found where the mesh is %s', (mesh) => {
    expect(
      placesOf(istioAnnotationMisplaced, [sampleDeployment({ metadata: { annotations } })], { mesh }),
    ).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the pods have the annotation, at the workload too or not', () => {
    const both = sampleDeployment({ metadata: { annotations }, podAnnotations: annotations });
    expect(placesOf(istioAnnotationMisplaced, [both, sampleDeployment({ podAnnotations: annotations })])).toEqual([]);
  });

  test('where the pods have it as a label', () => {
    const inject = { 'sidecar.istio.io/inject': 'true' };
    const web = sampleDeployment({ metadata: { annotations: inject }, podLabels: inject });
    expect(placesOf(istioAnnotationMisplaced, [web])).toEqual([]);
  });

  test('for a Pod, whose own annotations the injector reads', () => {
    expect(placesOf(istioAnnotationMisplaced, [samplePod({ metadata: { annotations } })])).toEqual([]);
  });

  test('for annotations of others', () => {
    const web = sampleDeployment({ metadata: { annotations: { 'networking.istio.io/exportTo': '.' } } });
    expect(placesOf(istioAnnotationMisplaced, [web])).toEqual([]);
  });

  test.each(['none', 'linkerd'] as const)('where the mesh is %s', (mesh) => {
    expect(placesOf(istioAnnotationMisplaced, [sampleDeployment({ metadata: { annotations } })], { mesh })).toEqual([]);
  });
});
