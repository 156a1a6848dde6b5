import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Connections } from '../../connections/connections';
import type { Manifest } from '../../manifest/manifest';
import { nameOf } from '../../manifest/names-in-words';
import type { Workload } from '../../manifest/workload';
import type { Finding } from '../../rules/finding';
import type { Run } from '../../rules/rule';
import { ruleOfDefect } from '../../rules/rule-of-defect';
import { connectionsOf } from '../../rules/shared/connections/connections-of';
import { asWritten } from '../../rules/shared/manifest/meant-object';
import { GROUP } from '../group/group-internals';
import { HEADLESS } from '../service/headless-internals';
import { HeadlessService } from '../service/headless-service';
import { failedCalls, type RenderedService } from './handed-out';
import { fixOf } from './promise-fix';
import { failureOf, promisedCall, unmet, type BrokenPromise } from './promised-calls';
import type { Rendered } from './rendering';

/**
 * Whether something in an app can be in the way of what its constructs promise: what they make by themselves gets through,
 * so that the model of connections needs to be made only where there is more.
 */
export function mayBreakPromises(constructs: readonly IConstruct[]): boolean {
  return constructs.some(
    (construct) =>
      (ApiObject.isApiObject(construct) && decidesOnTraffic(construct)) ||
      (GROUP.has(construct) && GROUP.of(construct).mayWait()) ||
      (HEADLESS.has(construct) && HEADLESS.of(construct).names.handedOut.size > 0),
  );
}

function decidesOnTraffic({ kind, name, apiGroup }: ApiObject): boolean {
  if (kind === 'NetworkPolicy' || /(?:^|\.)(?:istio|linkerd)\.io$/.test(apiGroup)) return true;
  // It holds the settings of the whole mesh, REGISTRY_ONLY among them.
  return kind === 'ConfigMap' && name === 'istio';
}

/** What the constructs of an app promise, held against the model of its objects. */
export class Promises {
  readonly #manifests: ReadonlyMap<ApiObject, Manifest>;
  readonly #objects: ReadonlyMap<Manifest, ApiObject>;
  readonly #promisers = new Map<Finding, IConstruct>();

  public constructor(
    private readonly constructs: readonly IConstruct[],
    rendered: readonly Rendered[],
  ) {
    this.#manifests = new Map(rendered.map(({ object, manifest }) => [object, manifest]));
    this.#objects = new Map(rendered.map(({ object, manifest }) => [manifest, object]));
  }

  /** The construct whose promise a finding is about. */
  public promiserOf(finding: Finding): IConstruct | undefined {
    return this.#promisers.get(finding);
  }

  /** The promises that the objects of one cluster break: one finding for each construct, rule and field. */
  public brokenIn(run: Run): readonly Finding[] {
    const model = connectionsOf(run);
    const services = this.#servicesOf(model);
    const broken = [
      ...this.#ofGroups(model),
      ...failedCalls(model, services).map(({ service, ...call }) => ({ ...call, construct: promiserOf(service) })),
    ];
    const findings = new Map<string, Finding>();
    for (const promise of broken) {
      const { object, path } = promise.failure.at ?? promise.connection.evidence;
      const { kind, namespace, name } = object;
      const key = [promise.construct.node.path, promise.failure.defect, kind, namespace, name, path].join(' ');
      if (findings.has(key)) continue;
      const finding = this.#finding(promise, services);
      findings.set(key, finding);
      this.#promisers.set(finding, promise.construct);
    }
    return [...findings.values()];
  }

  /** What groups promise of their members and of those that their policies name; and that their pods do not wait for themselves. */
  #ofGroups(model: Connections): readonly BrokenPromise[] {
    const clients = new Map(
      model.discovery.podSets.flatMap(({ workload }) => {
        const client = model.client(workload);
        return client === undefined ? [] : [[asWritten(workload.manifest), client] as const];
      }),
    );
    const clientOf = (object: ApiObject) => clients.get(this.#manifests.get(object) ?? {});
    return this.constructs.flatMap((construct): readonly BrokenPromise[] => {
      if (!GROUP.has(construct)) return [];
      const { workload, promised, mayWait } = GROUP.of(construct);
      const own = clientOf(workload());
      if (own === undefined) return [];
      const calls = promised().flatMap((promise): readonly BrokenPromise[] => {
        const [client, beside] = [clientOf(promise.from), clientOf(promise.beside)];
        const connection = client && beside && promisedCall(model, client, beside, promise);
        const failure = connection && unmet(connection, promise.states);
        return connection === undefined || failure === undefined ? [] : [{ construct, connection, failure }];
      });
      const waits = !mayWait()
        ? []
        : model.dialledBy(own).flatMap((connection): readonly BrokenPromise[] => {
            const failure = failureOf(connection);
            return failure?.step === 'time' ? [{ construct, connection, failure }] : [];
          });
      return [...calls, ...waits];
    });
  }

  #finding({ connection, failure }: BrokenPromise, services: readonly RenderedService[]): Finding {
    const { evidence, address, service } = connection;
    const { object, path } = failure.at ?? evidence;
    const { workload } = evidence.caller;
    const [target] = connection.targets;
    const written = service && asWritten(service.manifest);
    const rule = ruleOfDefect(failure.defect);
    const port = connection.port === undefined ? '' : `:${connection.port}`;
    return {
      rule,
      severity: 'error',
      object: asWritten(object.manifest),
      path,
      found: `from ${nameOf(workload)} to "${address.host}${port}", step ${failure.step}: ${failure.reason}`,
      expected: failure.expected,
      fix: fixOf(failure, connection, {
        client: this.#makerOf(workload),
        server: target && this.#makerOf(target),
        service: services.find(({ manifest }) => manifest === written)?.service,
      }),
    };
  }

  #servicesOf(model: Connections): readonly RenderedService[] {
    const inRun = new Set(model.discovery.services.map(({ manifest }) => asWritten(manifest)));
    return this.constructs.flatMap((construct) => {
      if (!(construct instanceof HeadlessService)) return [];
      const manifest = this.#manifests.get(construct.service);
      return manifest === undefined || !inRun.has(manifest) ? [] : [{ service: construct, manifest }];
    });
  }

  /** The construct that made a workload: what stands above the object itself, unless that is a chart. */
  #makerOf(workload: Workload): IConstruct {
    const object = this.#objects.get(asWritten(workload.manifest));
    if (object === undefined) throw new Error(`${nameOf(workload)} is no object of the app`);
    const above = object.node.scope;
    return above?.node.defaultChild === object ? above : object;
  }
}

/** A Service that a group made for itself is the group's. */
function promiserOf(service: HeadlessService): IConstruct {
  const { scope } = service.node;
  return scope !== undefined && GROUP.has(scope) ? scope : service;
}
