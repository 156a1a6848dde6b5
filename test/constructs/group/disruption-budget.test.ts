import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  StatefulPeerGroup,
  UnhealthyPodEvictionPolicy,
  type DisruptionBudgetProps,
} from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const GROUP = {
  name: 'ledger',
  ports: [{ name: 'raft', number: 7000 }],
  containers: [{ image: 'registry.example/ledger:4.2' }],
};

const specOf = (disruptionBudget: DisruptionBudgetProps, replicas = 5) =>
  synth((chart) => new DeploymentPeerGroup(chart, 'Ledger', { ...GROUP, replicas, disruptionBudget })).one(
    'PodDisruptionBudget',
    'ledger',
  ).spec;

const faultsOf = (disruptionBudget: DisruptionBudgetProps, replicas = 5, kind = StatefulPeerGroup) => {
  const act = () => new kind(chartOf(), 'Ledger', { ...GROUP, replicas, disruptionBudget });
  return messageOf(act).match(/(?<=^ {2}- ).*$/gm) ?? [];
};

test('a budget says what may go or what must stay, as a number or as a percentage', () => {
  expect(specOf({})).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  expect(specOf({ maxUnavailablePercent: 25 })).toMatchObject({ maxUnavailable: '25%' });
  expect(specOf({ minAvailable: 3 })).toMatchObject({ minAvailable: 3 });
  expect(specOf({ minAvailable: 3 })).not.toHaveProperty('maxUnavailable');
  expect(specOf({ minAvailablePercent: 60 })).toMatchObject({ minAvailable: '60%' });
  const { IF_HEALTHY_BUDGET } = UnhealthyPodEvictionPolicy;
  expect(specOf({ unhealthyPodEvictionPolicy: IF_HEALTHY_BUDGET }).unhealthyPodEvictionPolicy).toBe('IfHealthyBudget');
});

test('two amounts contradict each other', () => {
  expect(faultsOf({ maxUnavailable: 1, minAvailable: 3 })).toEqual([
    expect.stringContaining('disruptionBudget.minAvailable: got 3; expected nothing beside "maxUnavailable"'),
  ]);
});

test('a budget that lets a drain wait for ever is refused, with the amounts that do not', () => {
  expect(faultsOf({ minAvailable: 5 })).toEqual([
    expect.stringContaining('disruptionBudget.minAvailable: got 5; expected an integer from 1 to 4, with 5 replicas'),
  ]);
  expect(faultsOf({ minAvailablePercent: 81 })).toEqual([expect.stringContaining('expected an integer from 1 to 80')]);
  expect(faultsOf({ maxUnavailablePercent: 0 })).toEqual([
    expect.stringContaining('expected an integer from 1 to 100'),
  ]);
});

test('a budget that takes the majority away from named peers is refused', () => {
  expect(faultsOf({ minAvailable: 2 })).toEqual([
    expect.stringContaining('got 2; expected at least 3 with 5 replicas'),
  ]);
  expect(faultsOf({ maxUnavailablePercent: 50 })).toEqual([expect.stringContaining('expected at most 40')]);
  expect(faultsOf({ minAvailablePercent: 40 })).toEqual([expect.stringContaining('expected at least 41')]);
});

test('whatever budget is taken lets a drain go on and leaves named peers their majority', () => {
  const amounts = fc.oneof(
    fc.record({ maxUnavailable: fc.integer({ min: -1, max: 12 }) }),
    fc.record({ maxUnavailablePercent: fc.integer({ min: -1, max: 101 }) }),
    fc.record({ minAvailable: fc.integer({ min: -1, max: 12 }) }),
    fc.record({ minAvailablePercent: fc.integer({ min: -1, max: 101 }) }),
  );
  // What the disruption controller counts.
  const counted = (amount: number | string, replicas: number) =>
    typeof amount === 'number' ? amount : Math.ceil((Number.parseInt(amount, 10) * replicas) / 100);
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 9 }), (budget: DisruptionBudgetProps, replicas) => {
      const chart = chartOf();
      let group: StatefulPeerGroup;
      try {
        group = new StatefulPeerGroup(chart, 'Ledger', { ...GROUP, replicas, disruptionBudget: budget });
      } catch {
        return;
      }
      const { maxUnavailable, minAvailable } = group.podDisruptionBudget!.toJson().spec;
      const lost =
        maxUnavailable === undefined ? replicas - counted(minAvailable, replicas) : counted(maxUnavailable, replicas);
      expect(lost).toBeGreaterThanOrEqual(1);
      if (replicas > 2) expect(replicas - lost).toBeGreaterThan(replicas / 2);
    }),
    { numRuns: 300 },
  );
});
