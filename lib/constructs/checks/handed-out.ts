import type { Connection, Failure } from '../../connections/connection';
import type { Connections } from '../../connections/connections';
import type { Manifest } from '../../manifest/manifest';
import { addToList } from '../../manifest/lists';
import { asWritten } from '../../rules/shared/manifest/meant-object';
import { HEADLESS } from '../service/headless-internals';
import type { HeadlessService } from '../service/headless-service';
import type { HandedOut } from '../service/service-names';
import { failureOf } from './promised-calls';

/** A headless Service of a run, and what it renders to. */
export interface RenderedService {
  readonly service: HeadlessService;
  readonly manifest: Manifest;
}

/** A connection to a name that a Service handed out, and why it fails. */
export interface HandedOutCall {
  readonly service: HeadlessService;
  readonly connection: Connection;
  readonly failure: Failure;
}

/** The connections of a run that dial names which the Services handed out, and do not come about. */
export function failedCalls(model: Connections, services: readonly RenderedService[]): readonly HandedOutCall[] {
  const byName = new Map<string, (RenderedService & HandedOut)[]>();
  for (const { service, manifest } of services)
    for (const [name, handedOut] of HEADLESS.of(service).names.handedOut)
      addToList(byName, name, { service, manifest, ...handedOut });
  if (byName.size === 0) return [];
  return model.all.flatMap((connection) =>
    (byName.get(connection.address.host) ?? []).flatMap((handedOut) => {
      const failure = failureTo(connection, handedOut);
      return failure === undefined ? [] : [{ service: handedOut.service, connection, failure }];
    }),
  );
}

function failureTo(connection: Connection, handedOut: RenderedService & HandedOut): Failure | undefined {
  const { service } = connection;
  if (service === undefined) return outOfNamespace(connection, handedOut) ?? failureOf(connection);
  // A name may be found in the caller's own namespace as well.
  if (asWritten(service.manifest) !== handedOut.manifest) return undefined;
  return failureOf(connection) ?? otherPort(connection, handedOut);
}

/** A short name that is dialled in a namespace where no Service has it. */
function outOfNamespace(
  { evidence, address, resolved, port }: Connection,
  { service, everywhere }: RenderedService & HandedOut,
): Failure | undefined {
  const here = evidence.caller.workload.namespace;
  const there = service.metadata.namespace;
  if (resolved !== undefined || here === undefined || there === undefined || here === there) return undefined;
  if (port !== undefined && !service.ports.some(({ number }) => number === port)) return undefined;
  if (everywhere === undefined || address.host === everywhere || address.host.startsWith(`${everywhere}.`))
    return undefined;
  return {
    step: 'resolve',
    defect: 'name-without-service',
    certainty: 'never',
    reason: `"${address.host}" is found from namespace "${there}" only, and these pods are in namespace "${here}"`,
    expected: `"${everywhere}", which AddressForm.NAMESPACED gives`,
  };
}

/** A port that members outside of the cluster do not have; of pods, the model knows it. */
function otherPort({ targets, port, address }: Connection, { service }: RenderedService): Failure | undefined {
  const { ports } = service;
  if (targets.length > 0 || port === undefined || ports.some(({ number }) => number === port)) return undefined;
  return {
    step: 'port',
    defect: 'port-not-of-service',
    certainty: 'never',
    reason: `port ${port} is dialled, and Service "${service.name}" has ${ports.map(({ number }) => number).join(', ')}`,
    expected: `"${address.host}:${ports[0]?.number ?? ''}"`,
  };
}
