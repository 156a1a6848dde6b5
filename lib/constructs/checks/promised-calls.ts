import type { IConstruct } from 'constructs';
import type { Connection, Failure } from '../../connections/connection';
import { bareName, type Address } from '../../connections/address';
import type { Client, Connections } from '../../connections/connections';
import { evidenceOfText } from '../../connections/evidence';
import { declaredPorts } from '../../connections/port-step';
import type { DnsState } from '../../discovery/endpoint';
import { nameOf } from '../../manifest/names-in-words';
import type { PromisedConnection } from '../group/promised-connection';

/** A connection that does not come about although a construct promises it. */
export interface BrokenPromise {
  readonly construct: IConstruct;
  readonly connection: Connection;
  readonly failure: Failure;
}

/** What becomes of a promised connection in the model: of its client, to a name in the namespace of another workload. */
export function promisedCall(
  model: Connections,
  client: Client,
  beside: Client,
  { name, port, container }: PromisedConnection,
): Connection | undefined {
  const { workload } = client.set;
  const host = `${name}.${beside.set.namespace}.svc`;
  const dialling = workload.servingContainers.find((one) => one.name === container) ?? workload.servingContainers[0];
  const address = bareName(host);
  if (address === undefined || dialling === undefined) return undefined;
  const text = `${host}:${port}`;
  const dialled: Address = { ...address, text, port, certain: true };
  return model.connect(client, evidenceOfText(workload, dialling, text, dialling.path), dialled, port);
}

const WHILE: Readonly<Record<DnsState, string>> = {
  starting: 'while the first pods start',
  unready: 'while no pod is ready',
  ready: 'when all pods are ready',
};

/** Why a connection does not come about in each state in which it is promised; `undefined` where it does, or where that is unknown. */
export function unmet(connection: Connection, states: readonly DnsState[]): Failure | undefined {
  const { verdict, address, service } = connection;
  const failure = failureOf(connection) ?? undeclared(connection);
  const state = states.find((one) => verdict[one] === 'fails');
  if (failure !== undefined || state === undefined) return failure;
  const hidden: Failure = {
    step: 'time',
    defect: 'hidden-until-ready',
    certainty: 'never',
    reason: `DNS has no record of "${address.host}" ${WHILE[state]}, and members must find each other then`,
    expected: 'publishNotReadyAddresses: true on the Service',
  };
  return service === undefined ? hidden : { ...hidden, at: { object: service, path: 'spec.publishNotReadyAddresses' } };
}

/** A port that a group has and that no container declares any more: the model takes the word of the Service for it. */
function undeclared({ targets, port, service }: Connection): Failure | undefined {
  if (service?.headless !== true || port === undefined) return undefined;
  const declared = targets.flatMap(declaredPorts);
  const [target] = targets;
  if (target === undefined || declared.length === 0 || declared.includes(port)) return undefined;
  return {
    step: 'port',
    defect: 'port-not-declared',
    certainty: 'never',
    reason: `no container of ${nameOf(target)} declares port ${port}; declared are ${declared.join(', ')}`,
    expected: `containerPort ${port}`,
    at: { object: target, path: `${target.podSpecPath}.containers` },
  };
}

/** Why a connection fails; what works and is fragile is no failure. */
export function failureOf({ failures }: Connection): Failure | undefined {
  return failures.find(({ certainty }) => certainty !== 'fragile');
}
