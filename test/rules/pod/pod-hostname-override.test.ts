import { describe, expect, test } from 'vitest';
import { podHostnameOverride } from '../../../lib/rules/pod/pod-hostname-override';
import { sampleDeployment, samplePod } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (podSpec: Record<string, unknown>) => placesOf(podHostnameOverride, [samplePod({ podSpec })]);
const NAME = 'search.shop.example';

describe('hostnameOverride is found', () => {
  test.each(['setHostnameAsFQDN', 'hostNetwork'])('beside %s', (other) => {
    expect(places({ hostnameOverride: NAME, [other]: true })).toEqual(['Pod/web spec.hostnameOverride']);
  });

  test('once for each field that it contradicts', () => {
    expect(places({ hostnameOverride: NAME, setHostnameAsFQDN: true, hostNetwork: true })).toHaveLength(2);
  });

  test('with more than 64 characters', () => {
    expect(places({ hostnameOverride: 'a'.repeat(65) })).toEqual(['Pod/web spec.hostnameOverride']);
  });

  test('in the template of a workload', () => {
    const web = sampleDeployment({ podSpec: { hostnameOverride: NAME, hostNetwork: true } });
    expect(placesOf(podHostnameOverride, [web])).toEqual(['Deployment/web spec.template.spec.hostnameOverride']);
  });
});

describe('nothing is found', () => {
  test('for the override alone, of up to 64 characters', () => {
    expect(places({ hostnameOverride: NAME })).toEqual([]);
    expect(places({ hostnameOverride: 'a'.repeat(64) })).toEqual([]);
  });

  test('beside fields that are false', () => {
    expect(places({ hostnameOverride: NAME, setHostnameAsFQDN: false, hostNetwork: false })).toEqual([]);
  });

  test('without an override', () => {
    expect(places({ setHostnameAsFQDN: true, hostNetwork: true })).toEqual([]);
  });
});
