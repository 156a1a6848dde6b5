import type { DnsState } from '../discovery/endpoint';
import type { Resource } from '../manifest/resource';
import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Address } from './address';
import type { Evidence } from './caller';

/** Where on its way a connection stops. */
export type Step = 'resolve' | 'endpoint' | 'port' | 'policy' | 'mesh' | 'time';

/** What becomes of a connection: `unknown` where what decides it is not in the checked files. */
export type Outcome = 'works' | 'fails' | 'unknown';

/**
 * How sure a failure is: `never` where the checked files prove that it cannot work, `outside` where only an object that is
 * not among them could make it work, `fragile` where it works by chance or only at times.
 */
export type Certainty = 'never' | 'outside' | 'fragile';

/** What can be wrong with a connection. Each defect is of one rule. */
export const DEFECTS = [
  'name-without-namespace',
  'name-outside-zone',
  'name-without-service',
  'name-without-pod',
  'name-by-node-resolver',
  'srv-without-port',
  'srv-not-absolute',
  'service-without-endpoints',
  'port-not-translated',
  'port-not-of-service',
  'port-not-declared',
  'waits-for-itself',
  'hidden-until-ready',
  'policy-closes',
  'policy-closes-dns',
  'policy-parts-members',
  'mesh-undeclared',
  'mesh-udp-name',
  'mesh-http-by-address',
  'mesh-protocol',
  'mesh-mixed',
  'mesh-port-disabled',
  'mesh-excluded',
  'mesh-detects',
  'mesh-refuses',
  'linkerd-refuses',
] as const;

/** One defect. */
export type Defect = (typeof DEFECTS)[number];

/** Why a connection fails, and what would make it work. */
export interface Failure {
  readonly step: Step;
  readonly defect: Defect;
  readonly certainty: Certainty;
  /** One sentence: what is there, and what is not. */
  readonly reason: string;
  /** What the address, or the field at fault, should be; with a value that would work. */
  readonly expected: string;
  /** The object and the field at fault, where it is not the string that is dialled. */
  readonly at?: { readonly object: Resource; readonly path: string };
  /** Of a policy: whether the caller may not send, or the other side may not be reached. */
  readonly direction?: 'Ingress' | 'Egress';
}

/** What a step says in one state. */
export interface StepResult {
  readonly outcome: Outcome;
  /** Why it fails; of a step that works, what makes it fragile. */
  readonly failure?: Failure;
}

/** The outcome in each state, and at this moment where the objects were read from a cluster. */
export type Verdict = Readonly<Record<DnsState, Outcome>> & { readonly now?: Outcome };

/** One address that one caller dials. */
export interface Connection {
  readonly evidence: Evidence;
  readonly address: Address;
  /** The port that is dialled: of the address, of a variable beside it, or of the scheme. */
  readonly port: number | undefined;
  /** The name that the resolver gets its answer for; `undefined` where it gets none. */
  readonly resolved: string | undefined;
  /** The Service that the name leads to. */
  readonly service: Service | undefined;
  /** The workloads behind it. */
  readonly targets: readonly Workload[];
  readonly verdict: Verdict;
  /** Why it fails, where it fails in a state in which it should work. */
  readonly failure: Failure | undefined;
  /** The same with the failures of the later steps, which would stop it too. */
  readonly failures: readonly Failure[];
}
