import type * as kplus from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addResourceErrors } from './container-errors';
import type { PodProps } from './pod-props';

type Containers = Pick<Given<PodProps>, 'containers' | 'initContainers' | 'defaultResources'>;

/** The props with `defaultResources` on each container that has none of its own; reports what is wrong with them. */
export function withDefaultResources<Props extends Containers>(errors: PropErrors, props: Props): Props {
  const { defaultResources, containers, initContainers } = props;
  if (defaultResources === undefined) return props;
  addResourceErrors(errors, 'defaultResources', defaultResources);
  if (errors.hasWithin('defaultResources')) return props;
  return {
    ...props,
    containers: containers?.map((container) => withResources(container, defaultResources)),
    initContainers: initContainers?.map((container) => withResources(container, defaultResources)),
  };
}

/** A container with these resources, unless it has some of its own. */
export function withResources(
  container: kplus.ContainerProps,
  resources: kplus.ContainerResources | undefined,
): kplus.ContainerProps {
  return container.resources === undefined && resources !== undefined ? { ...container, resources } : container;
}
