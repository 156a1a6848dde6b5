import { expect, test } from 'vitest';
import { grpcAgeVsMinGap } from '../../../lib/rules/grpc/grpc-age-vs-min-gap';
import { sampleDeployment } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const server = (name: string, value: string) =>
  sampleDeployment({ name: 'prices', container: { env: [{ name, value }] } });
const aged = (value: string) => server('MAX_CONNECTION_AGE', value);

test.each(['10s', '29s', '29999ms', '0.4m'])('an age of %s ends before the client resolves again', (value) => {
  expect(placesOf(grpcAgeVsMinGap, [aged(value)])).toEqual([
    'Deployment/prices spec.template.spec.containers[0].env[0].value',
  ]);
});

test('a number whose variable names the unit is an age', () => {
  expect(placesOf(grpcAgeVsMinGap, [server('MAX_CONNECTION_AGE_MS', '10000')])).toHaveLength(1);
  expect(placesOf(grpcAgeVsMinGap, [server('MAX_CONNECTION_AGE_SECONDS', '10')])).toHaveLength(1);
});

test.each(['30s', '5m', '1m30s'])('an age of %s is long enough', (value) => {
  expect(placesOf(grpcAgeVsMinGap, [aged(value)])).toEqual([]);
});

test.each(['10', 'short', '', '0s'])('%j says no age', (value) => {
  expect(placesOf(grpcAgeVsMinGap, [aged(value)])).toEqual([]);
});

test('a grace may be short', () => {
  expect(placesOf(grpcAgeVsMinGap, [server('MAX_CONNECTION_AGE_GRACE', '10s')])).toEqual([]);
});

test.each(['GRPC_MIN_TIME_BETWEEN_RESOLUTIONS_MS', 'MIN_RESOLUTION_INTERVAL'])(
  'clients that set their gap with %s may need a short age',
  (name) => {
    const client = sampleDeployment({ name: 'shop', container: { env: [{ name, value: '1000' }] } });
    expect(placesOf(grpcAgeVsMinGap, [aged('10s'), client])).toEqual([]);
  },
);
