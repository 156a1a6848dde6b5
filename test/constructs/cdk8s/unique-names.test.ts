import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { HeadlessService } from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];

test.each([
  [
    'ours',
    (chart: Chart) => new HeadlessService(chart, 'Second', { name: 'db', ports: PORTS, selector: { app: 'db' } }),
  ],
  [
    'of cdk8s-plus',
    (chart: Chart) => new kplus.Service(chart, 'Second', { metadata: { name: 'db' }, ports: [{ port: 1 }] }),
  ],
  [
    'a plain object',
    (chart: Chart) => new ApiObject(chart, 'Second', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' } }),
  ],
])('a second Service of one name in a chart, %s, is an error that names both construct paths', (_, make) => {
  const chart = chartOf();
  new HeadlessService(chart, 'First', { name: 'db', ports: PORTS, selector: { app: 'db' } });
  make(chart);
  const message = messageOf(() => rendered(chart));
  expect(message).toContain('Service "db" in namespace "shop" is made twice');
  expect(message).toContain('test/First/Resource');
  expect(message).toContain('test/Second');
});

test('the same name is legal in another namespace, for another kind, and in another chart of the app', () => {
  const app = Testing.app();
  for (const id of ['one', 'two']) {
    const chart = new Chart(app, id, { namespace: 'shop' });
    new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, selector: { app: 'db' } });
    new ApiObject(chart, 'Elsewhere', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db', namespace: 'other' },
    });
    new ApiObject(chart, 'Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' } });
  }
  expect(app.synthYaml()).toContain('kind: Secret');
});

test('an object that takes the place of another between two looks is looked at', () => {
  const chart = chartOf();
  const secret = (id: string, name: string) =>
    new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Secret', metadata: { name } });
  new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, selector: { app: 'db' } });
  secret('First', 'key');
  secret('Second', 'other');
  expect(() => rendered(chart)).not.toThrow();
  chart.node.tryRemoveChild('Second');
  secret('Third', 'key');
  expect(messageOf(() => rendered(chart))).toContain('Secret "key" in namespace "shop" is made twice');
  expect(
    messageOf(() => rendered(chart)),
    'once more',
  ).toContain('is made twice');
  chart.node.tryRemoveChild('Third');
  expect(() => rendered(chart)).not.toThrow();
});
