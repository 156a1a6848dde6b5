import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portList } from '../../../../lib/connections/mesh/port-list';
import { isForPods, POD_ANNOTATIONS } from '../../../../lib/rules/shared/mesh/istio-annotations';

test('a list of ports is read as it is written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(65535)), (ports) => {
      expect([...(portList(ports.join(', ')) ?? [])]).toEqual(ports);
    }),
  );
});

test.each(['http', '65536', '7000,x', '-1', '7000 7001', '700000', '7000.5'])('%s is no list of ports', (value) => {
  expect(portList(value)).toBeUndefined();
});

test('empty entries are left out', () => {
  expect([...(portList(',7000,,7001,') ?? [])]).toEqual([7000, 7001]);
});

test.each(['sidecar.istio.io/inject', 'traffic.sidecar.istio.io/excludeInboundPorts', 'proxy.istio.io/config'])(
  '%s is an annotation of Istio for pods',
  (annotation) => {
    expect(POD_ANNOTATIONS.has(annotation)).toBe(true);
    expect(isForPods(annotation)).toBe(true);
  },
);

test.each([
  'networking.istio.io/exportTo',
  'xsidecar.istio.io/inject',
  'sidecar.istio.io',
  'example.com/sidecar.istio.io/x',
])('%s is not for pods', (annotation) => {
  expect(isForPods(annotation)).toBe(false);
});
