import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { HeadlessService } from '../../../lib';
import { synth, type Output } from '../../support/synth';

const PORTS = [{ name: 'gossip', number: 7946 }];
const CONTAINERS = [{ image: 'registry.example/agent:3' }];

const selectorsOf = (output: Output, kind: string) => {
  const { template } = output.one(kind, 'agents').spec;
  const { selector } = output.one('Service', 'agents').spec;
  return { selector, labels: template.metadata.labels };
};

test.each(['Deployment', 'DaemonSet'] as const)(
  'the pods of a %s whose selector is made of its path are selected by a label of the Service, wherever it stands',
  (kind) => {
    const at = (nested: boolean) =>
      selectorsOf(
        synth((chart) => {
          const service = new HeadlessService(chart, 'Service', { name: 'agents', ports: PORTS });
          const scope = nested ? new Construct(chart, 'Elsewhere') : chart;
          service.select(new kplus[kind](scope, 'Agents', { metadata: { name: 'agents' }, containers: CONTAINERS }));
        }),
        kind,
      );
    expect(at(false).selector).toEqual({ 'cdk8s-headless/service': 'agents' });
    expect(at(false).labels).toMatchObject(at(false).selector);
    expect(at(true).selector).toEqual(at(false).selector);
  },
);
