import type { Service } from '../../manifest/service';
import type { Phase } from '../caller';
import type { Certainty, Defect, Failure, StepResult } from '../connection';
import type { PolicySide } from '../network-policies';

/** What a client sends first, as far as its address shows it; `server-first` where it waits for the server's first bytes. */
export type Spoken = 'http' | 'tls' | 'tcp' | 'server-first' | undefined;

/** One call from the pods of a workload to those behind a Service, as a mesh sees it. */
export interface MeshCall {
  readonly from: PolicySide;
  readonly phase: Phase;
  readonly service: Service;
  readonly to: readonly PolicySide[];
  /** The port that is dialled. */
  readonly port: number;
  readonly spoken: Spoken;
  /** Whether DNS answers with the addresses of pods, so that packets go to a pod and not to a cluster IP. */
  readonly direct: boolean;
  /** Whether an HTTP client sends the address of the pod as its host, and not a name. */
  readonly byAddress: boolean;
}

/** What a mesh makes of a call, and one line that says how. */
export interface MeshResult extends StepResult {
  readonly line: string;
}

/** Why a mesh does something to a call: the field at fault, and what it should be. */
export interface Cause {
  readonly defect: Defect;
  /** The first half of a sentence, which the other side ends. */
  readonly reason: string;
  readonly expected: string;
  readonly at?: Failure['at'];
}

/** A call that a mesh refuses. */
export function refuses(cause: Cause, reason: string, certainty: Certainty = 'never'): MeshResult {
  const { defect, expected, at } = cause;
  const failure = { step: 'mesh', defect, certainty, reason, expected } as const;
  return { outcome: 'fails', line: reason, failure: at === undefined ? failure : { ...failure, at } };
}

/** The worst for one of several workloads behind a name: a client that reaches only some of them fails at times. */
export function together(results: readonly MeshResult[]): MeshResult {
  const failed = results.find(({ outcome }) => outcome === 'fails');
  const unknown = results.find(({ outcome }) => outcome === 'unknown');
  const works = results.find(({ outcome }) => outcome === 'works');
  if (failed?.failure !== undefined && works !== undefined)
    return { outcome: 'works', line: failed.line, failure: { ...failed.failure, certainty: 'fragile' } };
  return failed ?? unknown ?? works ?? { outcome: 'works', line: 'nobody is behind it' };
}
