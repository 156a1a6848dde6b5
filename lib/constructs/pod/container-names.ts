import type { ContainerProps } from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { PodProps } from './pod-props';

/** The name of a container: its own, or the one that cdk8s-plus gives it. */
export function containerName({ name }: Pick<ContainerProps, 'name'>): string {
  return name ?? 'main';
}

/** The name of an init container, which cdk8s-plus counts where it has none. */
export function initContainerName({ name }: Pick<ContainerProps, 'name'>, index: number): string {
  return name ?? `init-${index}`;
}

/** The name of the container that is the peer: the first one, unless another one is named. */
export function peerContainerName({ peerContainer, containers }: Given<PodProps>): string {
  return peerContainer ?? containerName(containers?.[0] ?? {});
}
