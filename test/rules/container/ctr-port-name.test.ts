import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { ctrPortName } from '../../../lib/rules/container/ctr-port-name';
import { findingsOf, placesOf } from '../rule-tests';

const container = (...names: readonly (string | undefined)[]) =>
  sampleDeployment({ container: { ports: names.map((name, index) => ({ name, containerPort: 80 + index })) } });
const PLACE = 'spec.template.spec.containers[0].ports';

test.each(['a-name-of-16-let', 'http_port', 'HTTP', '-http', 'http-', 'ht--tp', '8080'])(
  'the API server refuses the name %s',
  (name) => {
    expect(placesOf(ctrPortName, [container('ok', name)])).toEqual([`Deployment/web ${PLACE}[1].name`]);
  },
);

test('a name twice in a container is found at the second port', () => {
  expect(findingsOf(ctrPortName, [container('http', 'x', 'http')])).toMatchObject([
    { path: `${PLACE}[2].name`, found: `"http": ${PLACE}[0] has this name too` },
  ]);
});

test('a wrong name twice is found twice, the second time with both reasons', () => {
  const found = findingsOf(ctrPortName, [container('HTTP', 'HTTP')]).map((finding) => finding.found);
  expect(found).toHaveLength(2);
  expect(found[1]).toContain(`; ${PLACE}[0] has this name too`);
});

test('init containers are judged too', () => {
  const initContainers = [{ name: 'init', ports: [{ name: 'my_port', containerPort: 80 }] }];
  expect(placesOf(ctrPortName, [sampleDeployment({ podSpec: { initContainers } })])).toEqual([
    'Deployment/web spec.template.spec.initContainers[0].ports[0].name',
  ]);
});

test('valid names, ports without names, and one name in two containers are no finding', () => {
  expect(placesOf(ctrPortName, [container('http', 'a-name-of-15-le', undefined, undefined, '')])).toEqual([]);
  const containers = ['a', 'b'].map((name) => ({ name, ports: [{ name: 'http', containerPort: 80 }] }));
  expect(placesOf(ctrPortName, [sampleDeployment({ podSpec: { containers } })])).toEqual([]);
});
