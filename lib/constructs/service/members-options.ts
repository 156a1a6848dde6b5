import type { AddressForm } from './address-form';

/** Options of `Members.each`. */
export interface MembersOptions {
  /**
   * How much of the members' names is written out. In a variable of a group whose chart has no namespace, the pod fills in
   * its own.
   *
   * @default AddressForm.SHORT, `ledger-0.ledger`: for peers and their neighbours in the namespace
   */
  readonly form?: AddressForm;

  /**
   * What stands between two members.
   *
   * @default ','
   */
  readonly separator?: string;

  /**
   * Only that many members, from the first one on: seeds, or the voters of a quorum that has more members. At least 1.
   *
   * @default - all of them, as many as `replicas` says; an autoscaler then is refused at synth
   */
  readonly first?: number;
}
