import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleDeployment, sampleService } from '../../../lib/rules/examples';
import { linkerdAnnotationInvalid } from '../../../lib/rules/linkerd/linkerd-annotation-invalid';
import { PortList } from '../../../lib/connections/mesh/linkerd-annotations';
import { findingsOf } from '../rule-tests';

const found = (value: string, key = 'config.linkerd.io/opaque-ports') =>
  findingsOf(linkerdAnnotationInvalid, [sampleDeployment({ podAnnotations: { [key]: value } })]).map(
    (finding) => finding.found,
  );

test('a number that is no port, a name that no container has, and a range the wrong way round are found', () => {
  expect(found('6390,redis,70000')).toEqual(['"6390,redis,70000"; no port: "70000", "redis"']);
  expect(found('90-80')).toHaveLength(1);
  expect(found('http', 'config.linkerd.io/skip-inbound-ports')).toHaveLength(1);
});

test('numbers, ranges and the names of ports are no finding', () => {
  expect(found('8080, 9000-9010,http')).toEqual([]);
  expect(found('25,587', 'config.linkerd.io/skip-outbound-ports')).toEqual([]);
});

test('on a Service the names of its own ports count, and an entry that is null has none', () => {
  const service = (value: string) =>
    findingsOf(linkerdAnnotationInvalid, [
      sampleService({
        metadata: { annotations: { 'config.linkerd.io/opaque-ports': value } },
        spec: { ports: [{ name: 'redis', port: 6390 }, null] },
      }),
    ]);
  expect(service('redis')).toEqual([]);
  expect(service('http')).toHaveLength(1);
});

test('a list has the ports of its ranges and no other', () => {
  const port = fc.integer({ min: 1, max: 65535 });
  fc.assert(
    fc.property(port, port, port, (a, b, asked) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      expect(new PortList(`${first}-${last}`).has(asked)).toBe(first <= asked && asked <= last);
    }),
  );
});
