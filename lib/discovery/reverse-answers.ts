import { endpointName, serviceName } from '../dns/name';
import { Answers } from './answers';
import type { Discovery } from './discovery';
import type { Endpoint, Moment } from './endpoint';

/** The PTR records of every address in the checked files: an endpoint's has one for each Service that it is behind. */
export function reverseAnswers(discovery: Discovery, state: Moment): Answers {
  const answers = new Answers();
  const clusterAddresses = new Set<string>();
  const { clusterDomain } = discovery.cluster;
  for (const service of discovery.services)
    for (const { reverse } of discovery.clusterAddresses(service)) {
      if (reverse === undefined) continue;
      answers.add('PTR', reverse, serviceName(service.name, discovery.namespaceOf(service), clusterDomain));
      clusterAddresses.add(reverse);
    }
  const addEndpoints = (name: string, endpoints: readonly Endpoint[]): void => {
    for (const endpoint of endpoints) {
      if (!endpoint.states.has(state)) continue;
      for (const { reverse, dashed } of endpoint.addresses)
        // A Service's own address outranks all endpoints.
        if (reverse !== undefined && !clusterAddresses.has(reverse))
          answers.add('PTR', reverse, endpointName(discovery.label(endpoint, dashed), name));
    }
  };
  for (const service of discovery.services)
    addEndpoints(
      serviceName(service.name, discovery.namespaceOf(service), clusterDomain),
      discovery.endpointsIn(state, service),
    );
  for (const { namespace, name } of discovery.orphans)
    addEndpoints(serviceName(name, namespace, clusterDomain), discovery.writtenFor(namespace, name));
  return answers;
}
