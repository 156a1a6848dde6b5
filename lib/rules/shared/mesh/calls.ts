import type { Connection, Defect } from '../../../connections/connection';
import { addToList } from '../../../manifest/lists';
import type { Service } from '../../../manifest/service';
import type { Workload } from '../../../manifest/workload';
import type { RuleFinding, Run } from '../../rule';
import { connectionFindings } from '../connections/connection-findings';
import { connectionsOf } from '../connections/connections-of';
import { ToldPlaces } from '../connections/told-places';
import type { Severity } from '../../severity';

/** Which calls a fault would be in the way of. */
export interface Reach {
  readonly service: Service;
  /** Left out where the fault is of all ports. */
  readonly port?: number | undefined;
  /** Left out where any caller meets it. */
  readonly from?: Workload;
}

/** A fault that the declared objects show by themselves, whoever dials. */
export interface DeclaredFault extends Reach {
  readonly finding: RuleFinding;
}

/**
 * What the calls of a run say of some defects, and what the declared objects show where the run has no such call.
 *
 * A call that is known to fail is an error. One that works until STRICT mTLS is set is a warning, and so is a fault that no
 * call of the checked files meets. Where the calls are known and get through another way, there is no finding.
 */
export function* findingsOfCalls(
  run: Run,
  defects: ReadonlySet<Defect>,
  declared: Iterable<DeclaredFault>,
): Iterable<RuleFinding> {
  const told = new ToldPlaces();
  for (const finding of connectionFindings(run, defects)) {
    told.add(finding);
    yield finding.severity === 'info' ? { ...finding, severity: 'warning' } : finding;
  }
  const calls = new Calls(run);
  for (const { finding, ...reach } of declared)
    if (!told.has(finding) && calls.along(reach).length === 0) yield { ...finding, severity: 'warning' };
}

/** The calls of a run of which the mesh's part is known, by the Services that they lead to. */
export class Calls {
  #byService: ReadonlyMap<Service, readonly Connection[]> | undefined;

  public constructor(private readonly run: Run) {}

  /** The calls to a Service, to a port of it, by a caller. */
  public along({ service, port, from }: Reach): readonly Connection[] {
    this.#byService ??= this.#known();
    return (this.#byService.get(service) ?? []).filter(
      (call) =>
        (from === undefined || call.evidence.caller.workload === from) &&
        (port === undefined || portOf(call, service) === port),
    );
  }

  /**
   * How bad a fault is by the calls that meet it: an error where one is known to fail, a warning where they work until STRICT
   * mTLS is set or where nobody in the checked files dials, `undefined` where the calls are known and none meets it.
   */
  public severityOf(defect: Defect, reach: Reach): Severity | undefined {
    const calls = this.along(reach);
    if (calls.length === 0) return 'warning';
    const met = calls.flatMap(({ failures }) => failures.filter((failure) => failure.defect === defect));
    if (met.length === 0) return undefined;
    return met.some(({ certainty }) => certainty === 'never') ? 'error' : 'warning';
  }

  #known(): ReadonlyMap<Service, readonly Connection[]> {
    const model = connectionsOf(this.run);
    const known = new Map<Service, Connection[]>();
    for (const call of model.all) {
      const client = model.client(call.evidence.caller.workload);
      if (call.service === undefined || client === undefined) continue;
      const outcome = model.mesh(client, call)?.outcome;
      if (outcome === undefined || outcome === 'unknown') continue;
      addToList(known, call.service, call);
    }
    return known;
  }
}

/** The port that is dialled; without one in the address the only one that there is. */
function portOf({ port }: Connection, { ports }: Service): number | undefined {
  return port ?? (ports.length === 1 ? ports[0]?.port : undefined);
}
