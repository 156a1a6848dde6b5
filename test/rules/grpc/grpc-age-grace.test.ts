import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { grpcAgeGrace } from '../../../lib/rules/grpc/grpc-age-grace';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const AGE = { name: 'MAX_CONNECTION_AGE', value: '5m' };
const GRACE = { name: 'MAX_CONNECTION_AGE_GRACE', value: '30s' };
const server = (container: Manifest) => sampleDeployment({ name: 'prices', container });
const PATH = 'Deployment/prices spec.template.spec.containers';

describe('a connection age without a grace', () => {
  test('is found at the variable', () => {
    expect(placesOf(grpcAgeGrace, [server({ env: [AGE] })])).toEqual([`${PATH}[0].env[0].value`]);
  });

  test('is found at the argument', () => {
    expect(placesOf(grpcAgeGrace, [server({ args: ['--max-connection-age=5m'] })])).toEqual([`${PATH}[0].args[0]`]);
  });

  test('is found where another container has the grace', () => {
    const containers = [sampleContainer({ env: [AGE] }), sampleContainer({ name: 'other', env: [GRACE], ports: [] })];
    expect(placesOf(grpcAgeGrace, [sampleDeployment({ name: 'prices', podSpec: { containers } })])).toEqual([
      `${PATH}[0].env[0].value`,
    ]);
  });
});

describe('nothing is found', () => {
  test('where the same container has a grace, by a variable or an argument', () => {
    expect(placesOf(grpcAgeGrace, [server({ env: [AGE, GRACE] })])).toEqual([]);
    expect(placesOf(grpcAgeGrace, [server({ env: [AGE], args: ['--max-connection-age-grace=30s'] })])).toEqual([]);
  });

  test('where the age is empty, which sets none', () => {
    expect(placesOf(grpcAgeGrace, [server({ env: [{ ...AGE, value: '' }] })])).toEqual([]);
  });
});
