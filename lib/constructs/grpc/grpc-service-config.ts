import type { Duration } from 'cdk8s';
import type { PropErrors } from '../props/prop-errors';

/**
 * The gRPC status codes after which a call may be tried again.
 *
 * @see https://grpc.io/docs/guides/status-codes/
 */
export enum GrpcStatus {
  /** The server ended the call, often because of a conflict. */
  ABORTED = 'ABORTED',
  /** The deadline of the call has passed. */
  DEADLINE_EXCEEDED = 'DEADLINE_EXCEEDED',
  /** An error inside the server. */
  INTERNAL = 'INTERNAL',
  /** A quota was used up. */
  RESOURCE_EXHAUSTED = 'RESOURCE_EXHAUSTED',
  /** No connection, or one that was lost; the server may have carried out the call. */
  UNAVAILABLE = 'UNAVAILABLE',
  /** An error whose cause is not known. */
  UNKNOWN = 'UNKNOWN',
}

/**
 * Calls that clients try again by themselves.
 *
 * `UNAVAILABLE` also follows a connection that was lost after the server had carried out the call: only calls that may be
 * carried out twice may be tried again.
 *
 * @see https://github.com/grpc/proposal/blob/master/A6-client-retries.md
 */
export interface GrpcRetryPolicy {
  /**
   * The calls, as `package.Service/Method` or `package.Service`, at least one.
   *
   * @default - all calls
   */
  readonly methods?: string[];

  /**
   * How often a call is tried in all, the first time included: 2 to 5.
   *
   * @default 3
   */
  readonly maxAttempts?: number;

  /**
   * The longest wait before the second attempt, at least 1 millisecond.
   *
   * @default Duration.millis(100)
   */
  readonly initialBackoff?: Duration;

  /**
   * The longest wait before any attempt, at least 1 millisecond.
   *
   * @default Duration.seconds(1)
   */
  readonly maxBackoff?: Duration;

  /**
   * By what the wait grows, more than 0.
   *
   * @default 2
   */
  readonly backoffMultiplier?: number;

  /**
   * After which codes, at least one.
   *
   * @default - UNAVAILABLE
   */
  readonly retryableStatusCodes?: GrpcStatus[];
}

/** `package.Service` or `package.Service/Method`. */
const METHOD = /^[A-Za-z_][\w.]*(\/[A-Za-z_]\w*)?$/;

/** Reports a policy that gRPC libraries refuse: they then drop the whole service config, and balance no more. */
export function addRetryErrors(errors: PropErrors, retry: GrpcRetryPolicy | undefined): void {
  if (retry === undefined) return;
  const { maxAttempts, backoffMultiplier, methods, retryableStatusCodes: codes } = retry;
  const why = 'gRPC libraries refuse the whole service config otherwise, and then send all calls to one pod.';
  if (maxAttempts !== undefined && !(Number.isInteger(maxAttempts) && maxAttempts >= 2 && maxAttempts <= 5))
    errors.add('retry.maxAttempts', maxAttempts, 'an integer from 2 to 5', 'gRPC libraries try no more than 5 times.');
  if (backoffMultiplier !== undefined && !(Number.isFinite(backoffMultiplier) && backoffMultiplier > 0))
    errors.add('retry.backoffMultiplier', backoffMultiplier, 'a number above 0', why);
  for (const prop of ['initialBackoff', 'maxBackoff'] as const)
    if (retry[prop]?.toMilliseconds() === 0) errors.add(`retry.${prop}`, '0 s', 'a time above 0', why);
  if (codes?.length === 0) errors.add('retry.retryableStatusCodes', codes, 'at least one code', why);
  if (methods?.length === 0) errors.add('retry.methods', methods, 'at least one, or nothing for all calls', why);
  for (const method of new Set((methods ?? []).filter((one, index, all) => all.indexOf(one) !== index)))
    errors.add('retry.methods', method, 'each method once', why);
  for (const method of methods ?? [])
    if (!METHOD.test(method)) errors.add('retry.methods', method, 'package.Service or package.Service/Method', why);
}

/** The service config as JSON: every pod in turn, and what was asked for beside that. */
export function serviceConfigJson(retry: GrpcRetryPolicy | undefined, healthService: string | undefined): string {
  return JSON.stringify({
    // `loadBalancingPolicy`, the older word, is parsed and ignored by grpc-js.
    loadBalancingConfig: [{ round_robin: {} }],
    ...(healthService === undefined ? {} : { healthCheckConfig: { serviceName: healthService } }),
    ...(retry === undefined ? {} : { methodConfig: [{ name: names(retry), retryPolicy: retryPolicy(retry) }] }),
  });
}

function names({ methods }: GrpcRetryPolicy): readonly object[] {
  if (methods === undefined) return [{}];
  return methods.map((whole) => {
    const [service, method] = whole.split('/');
    return method === undefined ? { service } : { service, method };
  });
}

function retryPolicy(retry: GrpcRetryPolicy): object {
  return {
    maxAttempts: retry.maxAttempts ?? 3,
    initialBackoff: protobufDuration(retry.initialBackoff?.toMilliseconds() ?? 100),
    maxBackoff: protobufDuration(retry.maxBackoff?.toMilliseconds() ?? 1000),
    backoffMultiplier: retry.backoffMultiplier ?? 2,
    retryableStatusCodes: retry.retryableStatusCodes ?? [GrpcStatus.UNAVAILABLE],
  };
}

/** A time as the JSON form of Protocol Buffers has it: `0.1s`. */
function protobufDuration(milliseconds: number): string {
  return `${milliseconds / 1000}s`;
}
