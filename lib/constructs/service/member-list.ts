import { Internals } from '../cdk8s/internals';
import { addIntegerErrors } from '../props/integer-errors';
import type { PropErrors } from '../props/prop-errors';
import { readValue } from '../props/read-props';
import { AddressForm } from './address-form';
import { writerOf, type PortsOfMembers } from './member-template';
import type { MembersOptions } from './members-options';

/** What a `Members` was made from; it is looked at where its group is known. */
export interface MembersPlan {
  readonly template: string;
  readonly options: MembersOptions | undefined;
}

/** What each `Members` was made from. */
export const MEMBERS = new Internals<MembersPlan>('members');

/** The peers that a list is of. */
export interface ListedPeers {
  readonly name: string;
  readonly replicas: number;
  readonly ordinalsStart: number;
  readonly ports: PortsOfMembers;
  /** The name of a pod in DNS. */
  readonly hostOf: (pod: string, form: AddressForm) => string;
}

/** Writes the members of some peers; reports what is wrong with the template and the options, and then writes nothing. */
export function membersText(errors: PropErrors, prop: string, members: object, peers: ListedPeers): string {
  const before = errors.found.length;
  const plan = MEMBERS.of(members);
  const template = readValue(errors, `${prop}: template`, plan.template, 'string') ?? '{pod}';
  const options = readValue(errors, `${prop}: options`, plan.options ?? {}, 'MembersOptions') ?? {};
  const { form = AddressForm.SHORT, separator = ',', first } = options;
  const write = writerOf(errors, `${prop}: template`, template, peers.ports);
  addIntegerErrors(errors, `${prop}: options.first`, first, 1, 'It is a number of members.');
  if (first !== undefined && first > peers.replicas)
    errors.add(`${prop}: options.first`, first, `at most ${peers.replicas}, the number of pods`, 'There are no more.');
  const length = first ?? peers.replicas;
  // A number of pods that is none is reported as such.
  if (errors.found.length > before || !Number.isInteger(length)) return '';
  return Array.from({ length }, (_, index) => {
    const ordinal = peers.ordinalsStart + index;
    const pod = `${peers.name}-${ordinal}`;
    return write({ ordinal, pod, host: peers.hostOf(pod, form) });
  }).join(separator);
}

/** Whether a list has all members, so that it changes with their number. */
export function listsAllMembers(members: object): boolean {
  return MEMBERS.of(members).options?.first === undefined;
}
