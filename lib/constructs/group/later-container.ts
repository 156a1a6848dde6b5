import type * as kplus from 'cdk8s-plus-27';
import { PropErrors } from '../props/prop-errors';
import { readValue } from '../props/read-props';
import { addContainerPropsFaults, addInitContainerFaults } from '../pod/container-props-faults';
import type { PeerGroup } from './peer-group';
import { containerFacts } from './peer-group-faults';
import { addContainerSecurityFaults } from '../pod/security-faults';

/**
 * The props of a container that is added to a group after it was made, with lists of its own: kplus adds to those that it
 * is given. Throws one error with all that is wrong with them.
 */
export function laterContainer(
  group: PeerGroup,
  how: 'addContainer' | 'addInitContainer',
  given: kplus.ContainerProps,
): kplus.ContainerProps {
  const faults = new PropErrors(group.constructor.name, () => group.node.path);
  const container = readValue(faults, how, given ?? {}, 'cdk8s-plus-27.ContainerProps') ?? ({} as kplus.ContainerProps);
  addContainerPropsFaults(faults, how, container);
  addContainerSecurityFaults(faults, `${how}.securityContext`, container.securityContext);
  group.headless._addPodFaults(faults, { containers: [containerFacts(container, how)], labels: {}, clientPorts: [] });
  if (how === 'addInitContainer') addInitContainerFaults(faults, how, container);
  faults.throwIfAny(how === 'addContainer' ? 'cannot have this container' : 'cannot have this init container');
  return container;
}
