import type { Duration } from 'cdk8s';
import type { DeploymentStrategy } from 'cdk8s-plus-27';
import { addSecondsErrors, timeText } from '../props/duration-errors';
import type { PropErrors } from '../props/prop-errors';
import { PROGRESS_DEADLINE } from '../group/rollout-errors';
import { DRAIN } from './grpc-drain';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';
import { deploymentStrategyOf } from '../cdk8s/kplus-internals';

/** The times of a backend, all in milliseconds. */
export interface GrpcTiming {
  /** How long a DNS answer is kept. */
  readonly dnsTtl: number;
  /** How long a client waits after one look at DNS before the next. */
  readonly resolutionGap: number;
  /** How long an ending pod keeps serving. */
  readonly drain: number;
  /** How long a new pod is ready before an old one is taken away. */
  readonly minReady: number;
  readonly connectionAge: number;
  readonly connectionAgeGrace: number;
  readonly terminationGracePeriod: number;
}

const SECOND = 1000;
/** How much longer than the TTL a drain is when nothing is said, and what a process gets to end in. */
const MARGIN = 5 * SECOND;
/** gRPC servers vary the age of a connection by a tenth, so that not all clients come back at once. */
const AGE_JITTER = 0.1;
/** Timers of JavaScript hold 31 bits of milliseconds; a longer one fires at once. */
const LONGEST_AGE = Math.floor((2 ** 31 - 1) / (1 + AGE_JITTER));

/** The times that were asked for, the others so that they fit. */
export function grpcTiming(props: GrpcHeadlessBackendProps): GrpcTiming {
  const dnsTtl = milliseconds(props.dnsTtl) ?? 30 * SECOND;
  const resolutionGap = milliseconds(props.resolutionGap) ?? 30 * SECOND;
  const drain = milliseconds(props.drain && DRAIN.of(props.drain).duration) ?? wholeSeconds(dnsTtl) + MARGIN;
  const connectionAgeGrace = milliseconds(props.connectionAgeGrace) ?? 30 * SECOND;
  return {
    dnsTtl,
    resolutionGap,
    drain,
    connectionAgeGrace,
    connectionAge: milliseconds(props.connectionAge) ?? Math.max(300 * SECOND, 2 * resolutionGap),
    minReady: milliseconds(props.minReady) ?? wholeSeconds(Math.max(0, dnsTtl + resolutionGap - drain)),
    terminationGracePeriod:
      milliseconds(props.terminationGracePeriod) ?? wholeSeconds(drain + connectionAgeGrace + MARGIN),
  };
}

/** Notes times that do not fit each other. Of one that the kubelet or the Deployment cannot take, nothing more is said. */
export function addTimingErrors(errors: PropErrors, props: GrpcHeadlessBackendProps, timing: GrpcTiming): void {
  addSecondsErrors(errors, 'dnsTtl', props.dnsTtl, 0, 'The TTL of a DNS record is a number of seconds.');
  addSecondsErrors(
    errors,
    'drain',
    props.drain && DRAIN.of(props.drain).duration,
    SECOND,
    'It is given to the kubelet in seconds.',
  );
  if (timing.drain <= timing.dnsTtl && !errors.has('drain'))
    errors.add(
      'drain',
      timeText(timing.drain),
      `longer than "dnsTtl", ${timeText(timing.dnsTtl)}`,
      'A cached DNS answer leads clients to the pod for that long after it was deleted.',
    );
  if (timing.resolutionGap < 1)
    errors.add(
      'resolutionGap',
      timeText(timing.resolutionGap),
      'at least 1 ms',
      'Clients would resolve again without a pause.',
    );
  addAgeErrors(errors, timing);
  const ending = timing.drain + timing.connectionAgeGrace + MARGIN;
  if (timing.terminationGracePeriod < ending && !errors.has('terminationGracePeriod'))
    errors.add(
      'terminationGracePeriod',
      timeText(timing.terminationGracePeriod),
      `at least ${timeText(ending)}: the drain, ${timeText(timing.drain)}, the calls after it ` +
        `("connectionAgeGrace"), ${timeText(timing.connectionAgeGrace)}, and ${timeText(MARGIN)} to end in`,
      'The kubelet kills the process, and the calls in it, when the period is over.',
    );
  addOutageErrors(errors, props, timing);
}

function addAgeErrors(errors: PropErrors, { connectionAge, connectionAgeGrace, resolutionGap }: GrpcTiming): void {
  if (connectionAge > LONGEST_AGE)
    errors.add(
      'connectionAge',
      timeText(connectionAge),
      `at most ${timeText(LONGEST_AGE)}`,
      'Servers add a tenth at random, and the timers of some hold 31 bits of milliseconds.',
    );
  if (connectionAge < SECOND)
    errors.add('connectionAge', timeText(connectionAge), `at least ${timeText(SECOND)}`, 'Java refuses less.');
  else if (connectionAge * (1 - AGE_JITTER) < resolutionGap)
    errors.add(
      'connectionAge',
      timeText(connectionAge),
      `at least ${timeText(Math.ceil(resolutionGap / (1 - AGE_JITTER) / SECOND) * SECOND)} with a "resolutionGap" of ` +
        timeText(resolutionGap),
      'A client that loses its connections (up to a tenth before their age) faster than it may resolve again finds no ' +
        'new pod sooner; it only connects more often.',
    );
  if (connectionAgeGrace < 1)
    errors.add(
      'connectionAgeGrace',
      timeText(connectionAgeGrace),
      'the time of the longest call',
      'Calls that take longer end with UNAVAILABLE.',
    );
}

/**
 * A client that has not asked DNS since the rollout began knows old pods only. It asks again when it loses the first of
 * them, or, if it has just asked, a resolution gap later; the answer may be as old as the TTL. The last old pod must live
 * until then.
 */
function addOutageErrors(errors: PropErrors, props: GrpcHeadlessBackendProps, timing: GrpcTiming): void {
  const { dnsTtl, resolutionGap, drain, minReady } = timing;
  if (minReady >= PROGRESS_DEADLINE)
    errors.add(
      'minReady',
      timeText(minReady),
      `less than ${timeText(PROGRESS_DEADLINE)}, by a shorter "resolutionGap" or a longer drain`,
      'The API refuses a minReadySeconds that reaches the progress deadline.',
    );
  const replicas = Math.max(1, props.replicas ?? 1);
  const rollout = rolloutOf(props.strategy, replicas);
  if (rollout === undefined) {
    errors.add(
      'strategy',
      'Recreate',
      'a rolling update',
      'All pods end before the first new one is made: an outage at every rollout.',
    );
    return;
  }
  const { surge, unavailable } = rollout;
  const said = `maxSurge ${surge}, maxUnavailable ${unavailable}`;
  const pods = props.replicas === undefined ? '1 pod (an autoscaler may leave no more)' : `${replicas} pods`;
  if (unavailable >= replicas) {
    errors.add(
      'strategy',
      `${said} with ${pods}`,
      'a smaller maxUnavailable, or 0',
      'All pods might end at the same time.',
    );
    return;
  }
  const steps = Math.ceil(replicas / (surge + unavailable)) - (unavailable > 0 ? 1 : 0);
  const lasts = steps * minReady + drain;
  if (lasts < dnsTtl + resolutionGap && !errors.has('minReady'))
    errors.add(
      'minReady',
      timeText(minReady),
      `a rollout of at least ${timeText(dnsTtl + resolutionGap)} ("dnsTtl" ${timeText(dnsTtl)} + "resolutionGap" ` +
        `${timeText(resolutionGap)}); ${pods}, ${said}, ${steps} x "minReady" ${timeText(minReady)} + drain ` +
        `${timeText(drain)} is ${timeText(lasts)}. Raise "minReady" or the drain, or lower "resolutionGap"`,
      'A client that resolved just before the rollout has only addresses of deleted pods until it may resolve again: ' +
        'every call fails, although all pods are ready.',
    );
}

/** How many pods are added, and how many taken away, before new ones are ready; `undefined` where none may stay. */
function rolloutOf(
  strategy: DeploymentStrategy | undefined,
  replicas: number,
): { readonly surge: number; readonly unavailable: number } | undefined {
  if (strategy === undefined) return { surge: 1, unavailable: 0 };
  const { type, rollingUpdate } = deploymentStrategyOf(strategy);
  if (type === 'Recreate') return undefined;
  const surge = podsOf(rollingUpdate?.maxSurge, replicas, Math.ceil);
  const unavailable = podsOf(rollingUpdate?.maxUnavailable, replicas, Math.floor);
  // Kubernetes takes one away where the percentages come to nothing at all.
  return surge + unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

function podsOf(amount: number | string | undefined, replicas: number, round: (pods: number) => number): number {
  if (typeof amount === 'number') return amount;
  return round((Number.parseInt(amount ?? '25%', 10) * replicas) / 100);
}

function milliseconds(duration: Duration | undefined): number | undefined {
  return duration?.toMilliseconds();
}

function wholeSeconds(time: number): number {
  return Math.ceil(time / SECOND) * SECOND;
}
