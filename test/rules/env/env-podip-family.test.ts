import { expect, test } from 'vitest';
import { envPodipFamily } from '../../../lib/rules/env/env-podip-family';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const pods = (arg: string) =>
  sampleStatefulSet({
    container: { args: [arg], env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }] },
  });
const service = (...ipFamilies: readonly string[]) => sampleHeadlessService({ spec: { ipFamilies } });

test('behind a Service of IPv6 alone brackets are an info, and none a warning', () => {
  const severity = (arg: string) => findingsOf(envPodipFamily, [service('IPv6'), pods(arg)])[0]?.severity;
  expect(severity('--advertise=[$(POD_IP)]:9094')).toBeUndefined();
  expect(severity('--advertise=$(POD_IP):9094')).toBe('warning');
});

test('IPv4, both families, and an address without a port are no finding', () => {
  const arg = '--advertise=[$(POD_IP)]:9094';
  expect(placesOf(envPodipFamily, [service('IPv4'), pods(arg)])).toEqual([]);
  expect(placesOf(envPodipFamily, [service('IPv6', 'IPv4'), pods(arg)])).toEqual([]);
  expect(placesOf(envPodipFamily, [service('IPv6'), pods('--address=$(POD_IP)')])).toEqual([]);
});
