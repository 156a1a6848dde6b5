import type { Members } from '../service/members';
import { listsAllMembers } from '../service/member-list';
import type { PodGroup } from './pod-group';
import { PropErrors } from '../props/prop-errors';

/** The lists of all members that a group has in its variables or has handed out: no autoscaler may change their number. */
export class MemberLists {
  readonly #sources = new Set<string>();

  public constructor(
    private readonly group: PodGroup,
    variables: Readonly<Record<string, Members>>,
  ) {
    for (const [name, members] of Object.entries(variables))
      if (listsAllMembers(members)) this.#sources.add(`memberVariables["${name}"]`);
    group.node.addValidation({ validate: () => this.#errorsAtSynth() });
  }

  /** Notes that somebody has asked for such a list. */
  public addHandedOut(source: string): void {
    this.#sources.add(source);
  }

  #errorsAtSynth(): string[] {
    if (!this.group.hasAutoscaler) return [];
    const errors = new PropErrors('', () => '');
    for (const source of this.#sources)
      errors.addFound(
        source,
        'a list of all members',
        'one with "first", the number of members that are always there, or no HorizontalPodAutoscaler',
        'The autoscaler changes the number of pods, and the list does not follow.',
      );
    const { group } = this;
    return errors.found.map((error) => `${group.constructor.name} "${group.node.path}": ${error}`);
  }
}
