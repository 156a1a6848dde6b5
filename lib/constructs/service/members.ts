import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import { MEMBERS } from './member-list';
import type { MembersOptions } from './members-options';
import { membersOfNamedPeers } from './members-of-named-peers';
import type { NamedPeers } from './named-peers';

/**
 * The members of a StatefulPeerGroup as a text: the voters of Kafka, the servers of ZooKeeper, the first cluster of etcd,
 * the seeds of Cassandra. It is made from the props of the group, so that names and numbers are those that the pods get.
 *
 * Placeholders in the template: `{ordinal}`, `{ordinal+1}` (and other numbers), `{pod}` (`ledger-0`), `{host}` (its name in
 * DNS, `ledger-0.ledger`), `{address.raft}` (`ledger-0.ledger:7000`, of the port `raft` of the headless Service) and
 * `{port.raft}` (7000). All other text is written as it is.
 *
 * | program   | template                                                                              | more                 |
 * | --------- | ------------------------------------------------------------------------------------- | -------------------- |
 * | Kafka     | `{ordinal}@{address.controller}`                                                      |                      |
 * | ZooKeeper | `server.{ordinal+1}={host}:{port.peer}:{port.election};{port.client}`                 | `separator: ' '`     |
 * | etcd      | `{pod}=http://{address.peer}`                                                         |                      |
 * | Cassandra | `{host}`                                                                              | `first: 2`           |
 * | MongoDB   | `{address.mongodb}`                                                                   |                      |
 * | NATS      | `nats://{address.cluster}`                                                            | `separator: '\n'`    |
 *
 * It goes into `memberVariables` of a group, and from there by `$(NAME)` into the container's own variables, command and
 * arguments; `group.members()` writes it for a ConfigMap, and `of()` does so before the group is made.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export class Members {
  /**
   * Each member as a template says.
   *
   * What is wrong with it is reported where the group is known, with the placeholders that the group has.
   *
   * @param template the text of one member
   * @param options the form of names, what stands between two members, and how many there are
   */
  public static each(template: string, options?: MembersOptions): Members {
    return new Members(template, options);
  }

  private constructor(template: string, options?: MembersOptions) {
    MEMBERS.set(this, { template, options });
  }

  /**
   * The text for a group that need not be made yet, as a ConfigMap wants it that the group mounts. A group that is made
   * already has `members()`.
   *
   * Throws one error with all that is wrong with the template, the options or the peers.
   *
   * @param peers how many peers there are, and what they are called
   */
  public of(peers: NamedPeers): string {
    const errors = new PropErrors('Members', () => MEMBERS.of(this).template);
    const text = membersOfNamedPeers(errors, this, readProps(errors, peers, 'NamedPeers'));
    errors.throwIfAny('cannot be written for these peers');
    return text;
  }
}
