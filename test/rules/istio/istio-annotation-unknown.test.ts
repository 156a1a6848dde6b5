import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { istioAnnotationUnknown } from '../../../lib/rules/istio/istio-annotation-unknown';
import { findingsOf } from '../rule-tests';

const found = (name: string, mesh?: 'linkerd') =>
  findingsOf(istioAnnotationUnknown, [sampleDeployment({ podAnnotations: { [name]: 'x' } })], { mesh });

test('a misspelt annotation is a warning, with the right one', () => {
  expect(found('sidecar.istio.io/proxyCpu')).toEqual([
    expect.objectContaining({
      path: "spec.template.metadata.annotations['sidecar.istio.io/proxyCpu']",
      found: '"sidecar.istio.io/proxyCpu"',
      expected: '"sidecar.istio.io/proxyCPU"',
      severity: 'warning',
    }),
  ]);
});

test('an annotation that is near no other has the severity of the rule', () => {
  const [finding] = found('sidecar.istio.io/someFutureThing');
  expect(finding?.expected).toBe('an annotation of the documentation of Istio');
  expect(finding?.severity).toBeUndefined();
});

test.each(['sidecar.istio.io/inject', 'traffic.sidecar.istio.io/excludeInboundPorts', 'example.com/x', 'istio.io/rev'])(
  '%s is right',
  (name) => {
    expect(found(name)).toEqual([]);
  },
);

test('another mesh may read the annotation', () => {
  expect(found('sidecar.istio.io/proxyCpu', 'linkerd')).toEqual([]);
});
