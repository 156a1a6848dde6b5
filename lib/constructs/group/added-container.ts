import type * as kplus from 'cdk8s-plus-27';
import { addContainerErrors } from '../pod/container-errors';
import { containerFacts } from '../pod/container-facts';
import { addContainerViolations } from '../pod/pod-violations';
import { addContainerSecurityErrors } from '../pod/security-errors';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { readValue } from '../props/read-props';
import type { Mesh } from '../service/mesh';

/**
 * The props of a container that is added to a group after it was made, with lists of its own: cdk8s-plus adds to those
 * that it gets. Throws one error with all that is wrong with them.
 */
export function addedContainer(
  errors: PropErrors,
  how: 'addContainer' | 'addInitContainer',
  given: kplus.ContainerProps | undefined,
  mesh: Mesh,
): kplus.ContainerProps {
  const container =
    readValue<Given<kplus.ContainerProps>>(errors, how, given ?? {}, 'cdk8s-plus-27.ContainerProps') ?? {};
  addContainerErrors(errors, how, container);
  addContainerSecurityErrors(errors, `${how}.securityContext`, container.securityContext);
  mesh.addPodErrors(errors, { containers: [containerFacts(container, how)], labels: {}, clientPorts: [] });
  addContainerViolations(errors, how, container);
  errors.throwIfAny(how === 'addContainer' ? 'cannot have this container' : 'cannot have this init container');
  // It has an image, or has been refused.
  return container as kplus.ContainerProps;
}
