import { targetNumber } from '../discovery/endpoint';
import type { Service, ServicePort } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Failure, StepResult } from './connection';
import { nameOf } from '../manifest/names-in-words';

const WORKS: StepResult = { outcome: 'works' };
const UNKNOWN: StepResult = { outcome: 'unknown' };

/** Whether somebody listens on the port that is dialled at a Service: what listens is what the containers declare. */
export function portStep(service: Service, targets: readonly Workload[], port: number | undefined): StepResult {
  if (port === undefined) return UNKNOWN;
  return service.headless ? headlessStep(service, targets, port) : clusterIpStep(service, targets, port);
}

/** Whether somebody listens on the port that is dialled at the address of a pod. */
export function podPortStep(targets: readonly Workload[], port: number): StepResult {
  const outcomes = targets.map((target) => declares(target, port));
  return outcomes.includes(true) ? WORKS : undeclared(outcomes, targets, port);
}

/** A headless Service translates nothing: whoever dials `port` meets the container that listens there. */
function headlessStep(service: Service, targets: readonly Workload[], port: number): StepResult {
  const outcomes = targets.map((target) => declares(target, port));
  if (outcomes.includes(true)) return WORKS;
  const translated = service.ports.find((one) => one.port === port);
  const numbers = translated && leadsTo(translated, targets).filter((number) => number !== port);
  if (translated !== undefined && numbers !== undefined && numbers.length > 0)
    return failure({
      defect: 'port-not-translated',
      certainty: 'never',
      reason: `Service "${service.name}" is headless and translates no port: ${port} is dialled, the pods listen on ${numbers.join(', ')}`,
      expected: `port ${numbers[0]}`,
    });
  // The Service lists the number itself: somebody knows that the pods listen there.
  if (translated !== undefined) return UNKNOWN;
  return undeclared(outcomes, targets, port);
}

function clusterIpStep(service: Service, targets: readonly Workload[], port: number): StepResult {
  if (service.ports.length === 0) return UNKNOWN;
  const found = service.ports.filter((one) => one.port === port);
  if (found.length === 0)
    return failure({
      defect: 'port-not-of-service',
      certainty: 'never',
      reason: `Service "${service.name}" has no port ${port}; it has ${listed(service.ports.flatMap((one) => one.port ?? []))}`,
      expected: `port ${service.ports[0]?.port ?? ''}`,
    });
  const numbers = found.flatMap((one) => leadsTo(one, targets));
  if (numbers.length === 0) return UNKNOWN;
  // A number that the Service leads to is open where a container declares it, and likely so where none does.
  return targets.some((target) => numbers.some((number) => declares(target, number) === true)) ? WORKS : UNKNOWN;
}

function undeclared(
  outcomes: readonly (boolean | undefined)[],
  targets: readonly Workload[],
  port: number,
): StepResult {
  // A container may listen on a port that it does not declare, so only those that declare others say something.
  if (outcomes.length === 0 || outcomes.some((known) => known === undefined)) return UNKNOWN;
  const declared = [...new Set(targets.flatMap(declaredPorts))];
  return failure({
    defect: 'port-not-declared',
    certainty: 'outside',
    reason: `no container of ${targets.map(nameOf).join(', ')} declares port ${port}; declared are ${listed(declared)}`,
    expected: `one of the declared ports: ${listed(declared)}`,
  });
}

/**
 * Whether a workload's containers declare a port for TCP; `undefined` where they declare no port at all, or this one for
 * another protocol only, which the client may speak as well.
 */
function declares(workload: Workload, port: number): boolean | undefined {
  const ports = workload.servingContainers.flatMap((container) => container.ports);
  const protocols = ports.filter(({ containerPort }) => containerPort === port).map(({ protocol }) => protocol);
  if (protocols.includes('TCP')) return true;
  return ports.length === 0 || protocols.length > 0 ? undefined : false;
}

/** The numbers of the ports that the containers of a workload declare. */
export function declaredPorts(workload: Workload): readonly number[] {
  return workload.servingContainers.flatMap(({ ports }) => ports.flatMap(({ containerPort }) => containerPort ?? []));
}

function leadsTo(port: ServicePort, targets: readonly Workload[]): readonly number[] {
  return [...new Set(targets.flatMap((target) => targetNumber(port, target) ?? []))];
}

function failure(parts: Omit<Failure, 'step'>): StepResult {
  return { outcome: 'fails', failure: { step: 'port', ...parts } };
}

function listed(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
