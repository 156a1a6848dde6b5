import type { ApiObject } from 'cdk8s';
import { predictDns } from '../../discovery/dns-prediction';
import type { StateAnswers } from '../../discovery/predicted-answers';
import { HEADLESS } from './headless-internals';
import type { HeadlessService } from './headless-service';
import { IpFamily } from './ip-family';

/**
 * What CoreDNS answers in one state of a group: each question that has data, and its sorted values.
 *
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export interface DnsStates {
  /** Pods run, and none has been ready yet; a group that starts in order has only its first pod. */
  readonly starting: { [question: string]: string[] };

  /** Every wanted pod is ready. */
  readonly ready: { [question: string]: string[] };

  /** Every wanted pod exists, and none is ready. */
  readonly unready: { [question: string]: string[] };
}

/**
 * The DNS records that a group will have, as data.
 *
 * A question is a record type and a name, `A ledger-0.ledger.shop.svc.cluster.local`; what only the cluster knows is a
 * placeholder, `<ip of ledger-0>`. Names have no dot at their end.
 *
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export interface DnsPlan {
  /** The zone of the cluster's names. */
  readonly clusterDomain: string;

  /** The answers in three states. */
  readonly states: DnsStates;

  /** Which names are missing and why, and what comes with the size of the group. */
  readonly notes: string[];
}

/** Predicts the records of a group from the objects that it renders. */
export function dnsPlanOf(headless: HeadlessService, objects: readonly ApiObject[]): DnsPlan {
  const families = HEADLESS.of(headless).ipFamilies;
  const plan = predictDns(
    objects.map((object) => object.toJson()),
    {
      clusterDomain: headless.clusterDomain,
      ipFamilies:
        families.length > 0
          ? families
          : HEADLESS.of(headless).dualStack
            ? [IpFamily.IPV4, IpFamily.IPV6]
            : [IpFamily.IPV4],
    },
  );
  const { starting, ready, unready } = plan.states;
  return {
    clusterDomain: plan.clusterDomain,
    states: { starting: copy(starting), ready: copy(ready), unready: copy(unready) },
    notes: plan.notes.map((note) => note.message),
  };
}

function copy(answers: StateAnswers): { [question: string]: string[] } {
  return Object.fromEntries(Object.entries(answers).map(([question, values]) => [question, [...values]]));
}
