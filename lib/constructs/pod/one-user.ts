import { addIntegerErrors } from '../props/integer-errors';
import type { PropErrors } from '../props/prop-errors';
import type { FsGroup } from './fs-group';
import type { PodProps } from './pod-props';

/** The props of pods that say with `runAs` who they are; `fsGroup` is that of a group whose pods have claims. */
interface PodsOfOneUser extends PodProps {
  readonly fsGroup?: FsGroup;
}

/** The props with the number of `runAs` in each place that it stands for; reports what contradicts it. */
export function withOneUser<Props extends PodsOfOneUser>(errors: PropErrors, props: Props): Props {
  const { runAs, securityContext, fsGroup } = props;
  if (runAs === undefined) return props;
  addIntegerErrors(errors, 'runAs', runAs, 1, 'Root is for containers that say so themselves.');
  const beside = { ...securityContext };
  for (const prop of ['user', 'group', 'fsGroup'] as const)
    if (beside[prop] !== undefined)
      errors.add(`securityContext.${prop}`, beside[prop], 'nothing beside "runAs"', '"runAs" sets it too.');
  if (fsGroup !== undefined) errors.add('fsGroup', fsGroup, 'nothing beside "runAs"', '"runAs" sets it too.');
  // A number that is none is reported once.
  const number = errors.has('runAs') ? undefined : runAs;
  return { ...props, securityContext: { ...securityContext, user: number, group: number, fsGroup: number } };
}
