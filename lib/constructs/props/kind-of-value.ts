import { Lazy, type Duration } from 'cdk8s';
import { ENUMS, INTERFACES, STRUCTS, type PropKind } from './prop-kinds.generated';
import { oneOf } from '../../kubernetes/quoted';

/** jsii writes the full name of each class into it, so that it is known whichever copy of its package made an object. */
const JSII_NAME = Symbol.for('jsii.rtti');

const PRIMITIVES: Readonly<Record<string, readonly [words: string, is: (value: unknown) => boolean]>> = {
  string: ['a string', (value) => typeof value === 'string'],
  // A string that is only printed may be a token, which cdk8s resolves at synth.
  token: ['a string', (value) => typeof value === 'string' || value instanceof Lazy],
  // Whether it is an integer in its range is looked at where the range is known.
  integer: ['an integer', (value) => typeof value === 'number'],
  number: ['a number', (value) => typeof value === 'number'],
  boolean: ['a boolean', (value) => typeof value === 'boolean'],
  any: ['any value', () => true],
};

/** An object that is no list and no token. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Lazy);
}

/** Whether the value is of this kind, whatever its parts are. */
export function isOfKind(value: unknown, kind: PropKind): boolean {
  if (typeof kind !== 'string') return 'list' in kind ? Array.isArray(value) : isObject(value);
  const primitive = PRIMITIVES[kind];
  if (primitive !== undefined) return primitive[1](value);
  if (ENUMS[kind] !== undefined) return ENUMS[kind].some((one) => one === value);
  if (!isObject(value)) return false;
  if (STRUCTS[kind] !== undefined) return true;
  const members = INTERFACES[kind];
  return members === undefined ? isOfClass(value, kind) : members.every((member) => member in value);
}

function isOfClass(value: object, name: string): boolean {
  for (let one: unknown = Object.getPrototypeOf(value); one !== null; one = Object.getPrototypeOf(one)) {
    const { constructor } = one as { readonly constructor: { readonly name: string; readonly [JSII_NAME]?: JsiiName } };
    if (Object.hasOwn(constructor, JSII_NAME)) {
      if (constructor[JSII_NAME]?.fqn.replace(/^cdk8s-headless\./, '') === name) return true;
    } else if (constructor.name === name) return true;
  }
  return false;
}

interface JsiiName {
  readonly fqn: string;
}

/** Whether a Duration can be rendered: cdk8s makes one of anything, and throws only where it is converted. */
export function isWholeDuration(duration: Duration): boolean {
  try {
    const time = duration.toMilliseconds();
    return Number.isInteger(time) && (time % 1000 !== 0 || duration.toSeconds() === time / 1000);
  } catch {
    return false;
  }
}

/** A kind as a message names it: `a list`, `a Duration of cdk8s`. */
export function wordsOfKind(kind: PropKind): string {
  if (typeof kind !== 'string') return 'list' in kind ? 'a list' : 'an object';
  if (PRIMITIVES[kind] !== undefined) return PRIMITIVES[kind][0];
  if (ENUMS[kind] !== undefined) return oneOf(ENUMS[kind].map(String));
  if (STRUCTS[kind] !== undefined) return 'an object';
  const [name = '', from] = kind.split('.').reverse();
  const article = /^[AEIOU]/.test(name) ? 'an' : 'a';
  return from === undefined ? `${article} ${name}` : `${article} ${name} of ${from}`;
}

/** How an object of a class is made. */
const EXAMPLES: Readonly<Record<string, string>> = {
  Adoption: 'Adoption.fromManifest(manifest)',
  DaemonSetUpdateStrategy: 'DaemonSetUpdateStrategy.onDelete()',
  FsGroup: 'FsGroup.of(65532)',
  GrpcDrain: 'GrpcDrain.sleep(Duration.seconds(40))',
  HeadlessService: 'the "headless" of a group',
  Members: 'Members.each("{pod}")',
  SeccompProfile: 'SeccompProfile.RUNTIME_DEFAULT',
  'constructs.IConstruct': 'new ConfigMap(chart, "Settings", { data })',
  'cdk8s.Duration': 'Duration.seconds(30)',
  'cdk8s.Size': 'Size.gibibytes(10)',
  'cdk8s-plus-27.Cpu': 'Cpu.millis(500)',
  'cdk8s-plus-27.DeploymentStrategy': 'DeploymentStrategy.recreate()',
  'cdk8s-plus-27.EnvFrom': 'Env.fromConfigMap(configMap)',
  'cdk8s-plus-27.EnvValue': 'EnvValue.fromValue("info")',
  'cdk8s-plus-27.Handler': 'Handler.fromCommand(["/bin/stop"])',
  'cdk8s-plus-27.INetworkPolicyPeer': 'Pods.select(chart, "Clients", { labels: { app: "shop" } })',
  'cdk8s-plus-27.ISecret': 'Secret.fromSecretName(chart, "Registry", "registry")',
  'cdk8s-plus-27.IServiceAccount': 'ServiceAccount.fromServiceAccountName(chart, "Account", "search")',
  'cdk8s-plus-27.Probe': 'Probe.fromHttpGet("/ready")',
  'cdk8s-plus-27.StatefulSetUpdateStrategy': 'StatefulSetUpdateStrategy.onDelete()',
  'cdk8s-plus-27.Volume': 'Volume.fromEmptyDir(chart, "Cache", "cache")',
};

/** A value of this kind, as one writes it: made from the value that is of another kind, where that is possible. */
export function exampleOfKind(kind: PropKind, value: unknown): string | undefined {
  if (typeof kind !== 'string')
    return 'list' in kind && typeof value === 'string' && isOfKind(value, kind.list)
      ? `[${JSON.stringify(value)}]`
      : undefined;
  if (kind === 'string' || kind === 'token')
    return ['number', 'boolean'].includes(typeof value) ? JSON.stringify(String(value)) : undefined;
  if (kind === 'integer' || kind === 'number')
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
  if (kind === 'boolean') return value === 'true' || value === 'false' ? value : undefined;
  if (kind === 'cdk8s.Duration' && typeof value === 'number') return `Duration.seconds(${value})`;
  if (kind === 'cdk8s-plus-27.EnvValue' && typeof value === 'string')
    return `EnvValue.fromValue(${JSON.stringify(value)})`;
  return EXAMPLES[kind];
}
