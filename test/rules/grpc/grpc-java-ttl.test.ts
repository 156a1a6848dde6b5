import { describe, expect, test } from 'vitest';
import { grpcJavaTtl } from '../../../lib/rules/grpc/grpc-java-ttl';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const java = (options: string, ...env: object[]) =>
  sampleDeployment({ name: 'shop', container: { env: [{ name: 'JAVA_TOOL_OPTIONS', value: options }, ...env] } });
const FOR_EVER = '-Dnetworkaddress.cache.ttl=-1';
const PRICES = { name: 'PRICES', value: 'prices:8088' };

describe('a Java program that keeps addresses for ever', () => {
  test.each([FOR_EVER, '-Xmx1g -Dsun.net.inetaddr.ttl=-1'])('is found by %s', (options) => {
    expect(placesOf(grpcJavaTtl, [java(options)])).toEqual([
      'Deployment/shop spec.template.spec.containers[0].env[0].value',
    ]);
  });

  test('is found by its argument', () => {
    const shop = sampleDeployment({ name: 'shop', container: { command: ['java', FOR_EVER] } });
    expect(placesOf(grpcJavaTtl, [shop])).toEqual(['Deployment/shop spec.template.spec.containers[0].command[1]']);
  });

  test.each([
    ['an error where it dials a headless Service', 'error', [sampleHeadlessService({ name: 'prices' })]],
    ['that of the rule where it dials a cluster IP, which stays', undefined, [sampleService({ name: 'prices' })]],
    ['that of the rule where the name is of no Service in the checked files', undefined, []],
  ])('has as severity %s', (_, severity, services) => {
    const [finding, ...others] = findingsOf(grpcJavaTtl, [...services, java(FOR_EVER, PRICES)]);
    expect([finding?.severity, others]).toEqual([severity, []]);
  });

  test('has the severity of the rule where another workload dials the headless Service', () => {
    const other = sampleDeployment({ name: 'other', container: { env: [PRICES] } });
    const found = findingsOf(grpcJavaTtl, [sampleHeadlessService({ name: 'prices' }), java(FOR_EVER), other]);
    expect(found.map(({ severity }) => severity)).toEqual([undefined]);
  });
});

test.each(['-Dnetworkaddress.cache.ttl=30', '-Dnetworkaddress.cache.negative.ttl=-1', '-Xmx1g'])(
  '%s keeps no address for ever',
  (options) => {
    expect(placesOf(grpcJavaTtl, [java(options)])).toEqual([]);
  },
);
