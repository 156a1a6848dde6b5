import type { Field } from '../constraints/field';
import type { Update } from './update';

const SET_ONCE = 'may not change once set';

/** A Service: its addresses stay, unless it becomes an ExternalName or was one. */
export function service(update: Update): void {
  const [before, after] = update.both((of) => of.at('spec'));
  if (isLoadBalancer(before) && isLoadBalancer(after)) {
    update.immutable('spec.loadBalancerClass', SET_ONCE);
    if (needsHealthPort(before) && needsHealthPort(after) && !after.at('healthCheckNodePort').empty)
      update.immutable('spec.healthCheckNodePort');
  }
  if (isExternalName(before) || isExternalName(after)) return;
  const [first, second] = [addressOf(before), addressOf(after)];
  // Without an address the one that is there is kept, and "None" too.
  const kept = second === undefined || second === first;
  const headless = (address: string | undefined) => address === 'None';
  if (!kept) update.refuse('spec.clusterIP', `spec.clusterIPs[0]: Invalid value: ["${second}"]: ${SET_ONCE}`);
  else if (!headless(first)) families(update);
}

/** The first family of a Service with an address stays; where none is said, that is IPv4 in nearly every cluster. */
function families(update: Update): void {
  const [before, after] = update.both((of) => of.at('spec'));
  const had = before.at('ipFamilies', 0).text ?? (addressOf(before)?.includes(':') === true ? 'IPv6' : 'IPv4');
  const wanted = after.at('ipFamilies', 0).text ?? had;
  if (had !== wanted)
    update.refuse(
      'spec.ipFamilies',
      `spec.clusterIPs[0]: expected an ${wanted} value as indicated by \`ipFamilies[0]\``,
    );
}

function addressOf(spec: Field): string | undefined {
  return spec.at('clusterIP').text || spec.at('clusterIPs', 0).text || undefined;
}

function isExternalName(spec: Field): boolean {
  return spec.at('type').text === 'ExternalName';
}

function isLoadBalancer(spec: Field): boolean {
  return spec.at('type').text === 'LoadBalancer';
}

function needsHealthPort(spec: Field): boolean {
  return isLoadBalancer(spec) && spec.at('externalTrafficPolicy').text === 'Local';
}
