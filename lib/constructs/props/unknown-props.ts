import { closest, distance } from 'fastest-levenshtein';
import { HABITS, type Habit } from './prop-habits';
import type { PropErrors } from './prop-errors';
import { STRUCTS } from './prop-kinds.generated';

const CONTAINER = 'cdk8s-plus-27.ContainerProps';
const GROUPS = [
  'StatefulPeerGroupProps',
  'DeploymentPeerGroupProps',
  'DaemonSetPeerGroupProps',
  'GrpcHeadlessBackendProps',
];
const SERVICES = ['HeadlessServiceProps', 'IstioSafeHeadlessProps', 'ExternalPeersProps'];

/** A name that is no prop of the struct. */
export interface UnknownProp {
  readonly name: string;
  readonly struct: string;
}

/** Reports a prop that does not exist, with what to write instead. */
export function addUnknownPropError(errors: PropErrors, place: string, found: unknown, unknown: UnknownProp): void {
  const { name, struct } = unknown;
  const [expected, why] = insteadOf(unknown);
  errors.add(place, found, expected, `${why} ${struct.replace(/^.*\./, '')} has no "${name}".`);
}

function insteadOf(unknown: UnknownProp): Habit {
  return (
    habitOf(unknown) ??
    withoutSeconds(unknown) ??
    ofContainer(unknown) ??
    ofOtherConstruct(unknown) ??
    nearest(unknown) ?? ['no such prop', 'Its value would be lost.']
  );
}

function habitOf({ name, struct }: UnknownProp): Habit | undefined {
  const habits = HABITS[struct] ?? {};
  return Object.hasOwn(habits, name) ? habits[name] : undefined;
}

/** Kubernetes counts seconds where props are Durations. */
function withoutSeconds({ name, struct }: UnknownProp): Habit | undefined {
  const prop = name.replace(/Seconds$/, '');
  return propsOf(struct)[prop] === 'cdk8s.Duration'
    ? [`"${prop}" such as Duration.seconds(30)`, 'It is a Duration of cdk8s.']
    : undefined;
}

/** Helm charts have what belongs to the one container beside what belongs to the pod. */
function ofContainer({ name, struct }: UnknownProp): Habit | undefined {
  if (!GROUPS.includes(struct)) return undefined;
  if (propsOf(CONTAINER)[name] !== undefined) return [`"containers[0].${name}"`, 'It belongs to a container.'];
  const [expected] = habitOf({ name, struct: CONTAINER }) ?? [];
  return expected === undefined ? undefined : [expected.replace('"', '"containers[0].'), 'It belongs to a container.'];
}

function ofOtherConstruct({ name, struct }: UnknownProp): Habit | undefined {
  const others = [GROUPS, SERVICES].find((structs) => structs.includes(struct)) ?? [];
  const other = others.find((one) => propsOf(one)[name] !== undefined)?.replace(/Props$/, '');
  return other === undefined
    ? undefined
    : [`no such prop, or a construct that has it, such as ${other}`, 'It would be lost.'];
}

function nearest({ name, struct }: UnknownProp): Habit | undefined {
  const names = Object.keys(propsOf(struct));
  const near = names.length === 0 ? undefined : closest(name, names);
  return near !== undefined && distance(name, near) <= Math.max(1, Math.floor(name.length / 3))
    ? [`"${near}"`, 'A prop that does not exist would be lost.']
    : undefined;
}

/** The props of a struct; a name that all objects of JavaScript have is none of them. */
function propsOf(struct: string): Readonly<Record<string, unknown>> {
  return { __proto__: null, ...STRUCTS[struct] };
}
