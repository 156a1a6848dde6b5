import type { PropErrors } from '../props/prop-errors';
import { adoptedFields, ADOPTED, type Adoption } from './adoption';

/** Reports an adopted workload that a group without volumes of its own does not become: of another kind, or of another name. */
export function addAdoptedKindErrors(
  errors: PropErrors,
  { adopt, name }: { readonly adopt?: Adoption; readonly name: string },
  kind: 'Deployment' | 'DaemonSet',
): void {
  const adopted = adoptedFields(adopt);
  const found = adopt === undefined ? undefined : ADOPTED.of(adopt).kind;
  const isSet = found === 'StatefulSet' || adopted.volumeClaimTemplates !== undefined;
  if (isSet)
    errors.add(
      'adopt',
      'a StatefulSet',
      `a ${kind}`,
      `A ${kind} would be made beside it, and has no volume claims; use a StatefulPeerGroup.`,
    );
  else if (found !== undefined && found !== kind)
    errors.add('adopt', `a ${found}`, `a ${kind}`, `A ${kind} would be made beside it; use a ${found}PeerGroup.`);
  const running = adopted.name;
  if (running !== undefined && running !== name)
    errors.add('name', name, `${running}, as adopted`, `Another name makes another ${kind} beside the running one.`);
}
