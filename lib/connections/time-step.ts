import type { DnsState } from '../discovery/endpoint';
import type { Container } from '../manifest/container';
import type { Workload } from '../manifest/workload';
import type { Address } from './address';
import { BEFORE_READY, type Caller, type Evidence } from './caller';
import type { Failure, Outcome } from './connection';
import { isDialler } from './dialled';

const PHRASE = {
  init: 'an init container runs',
  postStart: 'the postStart hook runs',
  startupProbe: 'the startup probe must succeed',
  readinessProbe: 'the readiness probe must succeed',
} as const;

/** Shell that tells one pod from another, gives up after a time, or goes on without an answer: whether it waits is unknown. */
const CONDITIONAL = /\bcase\b|\bif\b|\[\[?\s|\|\|\s*(?:true|:|exit 0|echo)|\btimeout\b/;

/**
 * Whether what a caller asks of its own group can exist when it asks: what must end before a pod is ready waits for ever
 * for a name that only ready pods have.
 */
export function timeFailure(
  evidence: Evidence,
  address: Address,
  targets: readonly Workload[],
  verdict: Readonly<Record<DnsState, Outcome>>,
): Failure | undefined {
  const { caller, variable } = evidence;
  if (targets.length === 0 || targets.some((target) => target !== caller.workload)) return undefined;
  const state = stateOfAsking(caller);
  if (verdict[state] !== 'fails' || verdict.ready !== 'works') return undefined;
  if (caller.phase === 'running') return quorumFailure(evidence, address, verdict.unready === 'works');
  if (!BEFORE_READY.has(caller.phase)) return undefined;
  // A container may have a variable, or hand on an argument, that it does not dial before it ends.
  if (variable !== undefined || (caller.phase === 'init' && !dialsAtOnce(evidence))) return undefined;
  if (evidence.form === 'script' && CONDITIONAL.test(evidence.text)) return undefined;
  const phrase = PHRASE[caller.phase as keyof typeof PHRASE];
  return {
    step: 'time',
    defect: 'waits-for-itself',
    certainty: 'never',
    reason: `${phrase} before the pod is ready, and the address that it asks for is there only ${state === 'starting' ? 'after this pod is ready' : 'when pods of this very group are ready'}`,
    expected:
      state === 'starting'
        ? 'podManagementPolicy: Parallel and publishNotReadyAddresses: true on the Service, or no wait for pods that are made later'
        : 'publishNotReadyAddresses: true on the Service that governs the names, or no wait for the own group',
  };
}

/** Settings by which a program finds the members that it needs before it works at all: voters, a first cluster, its own node name. */
const QUORUM =
  /quorum[-_.]?(?:voters|bootstrap)|initial[-_.]?cluster(?:$|[^-_.a-z])|(?:^|[-_.])node[-_.]?name$|(?:^|[-_.])server\.\d+/i;

/** A program that cannot work before it finds its own group, while only ready pods are in DNS and a probe asks whether it works. */
function quorumFailure(
  { caller, variable, text }: Evidence,
  address: Address,
  published: boolean,
): Failure | undefined {
  const key = variable ?? /^--?([A-Za-z][-\w.]*)=/.exec(text)?.[1] ?? '';
  if (!QUORUM.test(key) || !caller.workload.containers.some(isProbed)) return undefined;
  return {
    step: 'time',
    defect: 'hidden-until-ready',
    certainty: 'outside',
    reason: `"${key}" names "${address.host}", which the pod needs to become ready, ${
      published
        ? 'and with podManagementPolicy OrderedReady that pod is made only after this one is ready'
        : 'and the Service shows ready pods only: at the first start the name does not exist'
    }`,
    expected: published
      ? 'podManagementPolicy: Parallel'
      : 'publishNotReadyAddresses: true on the Service, or "localhost" for a single node',
  };
}

function isProbed({ fields, role }: Container): boolean {
  return role !== 'init' && (fields.readinessProbe !== undefined || fields.startupProbe !== undefined);
}

/** Whether a string is the script of a shell, or an operand of a command that does nothing but dial. */
function dialsAtOnce({ form, caller }: Evidence): boolean {
  return form === 'script' || isDialler(caller.container.words[0]?.word ?? '');
}

/** The state of its group in which a pod asks for the first time. */
function stateOfAsking({ workload }: Caller): DnsState {
  const oneByOne = workload.kind === 'StatefulSet' && workload.spec.podManagementPolicy !== 'Parallel';
  return oneByOne ? 'starting' : 'unready';
}
