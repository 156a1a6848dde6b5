import type * as kplus from 'cdk8s-plus-27';
import { transportOf } from '../../port/transport';
import { containerName, initContainerName } from '../pod/container-names';
import type { GroupPlan } from './group-plan';

/** The containers of a group as they are at synth, and as whom they run. */
type Pods = Pick<kplus.Workload, 'containers' | 'initContainers' | 'securityContext'>;

/** What is right by the props, and depends on something that only the user knows. */
export function groupNotes(plan: GroupPlan, pods: Pods): readonly string[] {
  return [...unknownUser(plan, pods), ...withoutProbe(plan, pods)];
}

/** A container that must not be root, and of whose user the kubelet knows only what the image says. */
function unknownUser({ props }: GroupPlan, { containers, initContainers, securityContext }: Pods): readonly string[] {
  if (securityContext.user !== undefined || props.securityContext?.ensureNonRoot === true) return [];
  const sure = new Set([
    ...props.containers.filter(knowsItsUser).map(containerName),
    ...(props.initContainers ?? []).flatMap((one, index) => (knowsItsUser(one) ? [initContainerName(one, index)] : [])),
  ]);
  const unknown = [...containers, ...initContainers]
    .filter(
      ({ name, securityContext: { user, ensureNonRoot } }) => ensureNonRoot && user === undefined && !sure.has(name),
    )
    .map(({ name }) => `"${name}"`);
  if (unknown.length === 0) return [];
  return [
    `${unknown.length === 1 ? 'container' : 'containers'} ${unknown.join(', ')}: no user is given. The kubelet does not start ` +
      'an image whose user is a name or root, since the pod must not run as root (CreateContainerConfigError). Write ' +
      '"runAs" with the number of the user, or "securityContext: { ensureNonRoot: true }" where the image has a number.',
  ];
}

/** Whether the props of a container say that its image has a number. */
function knowsItsUser({ securityContext }: kplus.ContainerProps): boolean {
  return securityContext?.ensureNonRoot === true;
}

/** A peer that nobody asks whether it is ready: the kubelet can ask TCP ports only. */
function withoutProbe({ props, peer }: GroupPlan, { containers }: Pods): readonly string[] {
  const { defaultReadinessProbe = true, grpcProbes } = props;
  if (!defaultReadinessProbe || grpcProbes?.readiness !== undefined) return [];
  if (peer.ports.some((port) => transportOf(port) === 'TCP')) return [];
  const isPeer = containers.some(({ name }) => name === peer.name);
  const own = props.containers.find((container) => peer.is(container));
  if (!isPeer || own?.readiness !== undefined) return [];
  return [
    `container "${peer.name}": there is no readiness probe, because no port of it is on TCP and the kubelet cannot ask others. A pod ` +
      'counts as ready as soon as its process starts. Give the container a "readiness", or write ' +
      '"defaultReadinessProbe: false" where that is meant.',
  ];
}
