// Writes lib/constructs/props/prop-kinds.generated.ts, the names and kinds of all props, from the .jsii files of this package
// and of those that it builds on. `npm run build` runs it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'lib/constructs/props/prop-kinds.generated.ts');
const require = createRequire(import.meta.url);

/** Strings that are only printed, so that a token of cdk8s can stand for one. jsii has no word for it. */
const PRINTED = {
  'cdk8s-headless.ObjectMetadata': ['labels', 'annotations'],
  'cdk8s-headless.PodGroupProps': ['nodeSelector', 'priorityClassName', 'runtimeClassName'],
  'cdk8s-headless.GrpcProbe': ['service'],
  'cdk8s-headless.Toleration': ['value'],
  'cdk8s-plus-27.ContainerOpts': ['command', 'args', 'workingDir'],
  'cdk8s-plus-27.ContainerProps': ['image'],
  'cdk8s-plus-27.MountOptions': ['subPath', 'subPathExpr'],
  'cdk8s-plus-27.HostAlias': ['ip', 'hostnames'],
  'cdk8s-plus-27.PodDnsProps': ['nameservers', 'searches'],
  'cdk8s-plus-27.DnsOption': ['name', 'value'],
  'cdk8s-plus-27.Sysctl': ['value'],
};

/** Numbers that need not be integers. jsii knows only numbers. */
const FRACTIONS = { 'cdk8s-headless.GrpcRetryPolicy': ['backoffMultiplier'] };

/** Enums of cdk8s-plus that do not have all values of Kubernetes: any string is taken. */
const OPEN_ENUMS = ['cdk8s-plus-27.Capability'];

const assembly = (path) => JSON.parse(readFileSync(path, 'utf8'));
const types = Object.assign(
  {},
  ...[
    join(root, '.jsii'),
    ...['cdk8s', 'cdk8s-plus-27', 'constructs'].map((name) => join(root, 'node_modules', name, '.jsii')),
  ].map((path) => assembly(path).types),
);

const isOurs = (fqn) => fqn.startsWith('cdk8s-headless.');
/** Our own names stand alone; other names keep their package. */
const shortName = (fqn) => fqn.replace(/^cdk8s-headless\./, '');

/** A type and all that it extends. */
const lineage = (fqn) => [fqn, ...(types[fqn]?.interfaces ?? []).flatMap(lineage)];

/** The properties of a struct, those that it inherits among them, with the struct that declares each. */
const propertiesOf = (fqn) =>
  lineage(fqn).flatMap((declaring) =>
    (types[declaring].properties ?? []).map((property) => ({ ...property, declaring })),
  );

function kindOf(type, printed, fraction) {
  const { fqn, primitive, collection } = type;
  if (collection !== undefined) {
    const entry = kindOf(collection.elementtype, printed, fraction);
    return collection.kind === 'array' ? { list: entry } : { map: entry };
  }
  if (primitive === 'string' && printed) return 'token';
  if (primitive === 'number' && !fraction) return 'integer';
  if (primitive !== undefined) return primitive;
  if (OPEN_ENUMS.includes(fqn)) return 'string';
  if (fqn === undefined) throw new Error(`no kind for ${JSON.stringify(type)}`);
  return shortName(fqn);
}

const referencesIn = ({ fqn, collection }) =>
  fqn !== undefined ? [fqn] : collection !== undefined ? referencesIn(collection.elementtype) : [];

/** All types that a user hands to our classes, directly or inside of a struct. */
function inputTypes() {
  const parametersOf = ({ initializer, methods = [] }) =>
    [initializer, ...methods].flatMap((callable) => callable?.parameters ?? []).map(({ type }) => type);
  const found = new Set();
  const visit = (type) => {
    for (const fqn of referencesIn(type)) {
      if (found.has(fqn)) continue;
      found.add(fqn);
      if (types[fqn]?.datatype) for (const property of propertiesOf(fqn)) visit(property.type);
    }
  };
  Object.values(types)
    .filter(({ fqn, kind }) => isOurs(fqn) && kind === 'class')
    .flatMap(parametersOf)
    .forEach(visit);
  return [...found].filter((fqn) => types[fqn] !== undefined).sort();
}

/** The values of an enum: the .jsii file has only the names of its members. */
function enumValues(fqn) {
  const [name, member] = fqn.split('.');
  return Object.values(require(name === 'cdk8s-headless' ? join(root, 'lib/index.js') : name)[member]);
}

/** The members by which an interface of behaviour is known. */
const membersOf = (fqn) =>
  lineage(fqn)
    .flatMap((one) => [...(types[one].properties ?? []), ...(types[one].methods ?? [])])
    .filter(({ optional }) => !optional)
    .map(({ name }) => name);

function structKinds(fqn) {
  const has = (table, declaring, name) => table[declaring]?.includes(name) ?? false;
  const kinds = propertiesOf(fqn).map(({ name, type, declaring }) => [
    name,
    kindOf(type, has(PRINTED, declaring, name), has(FRACTIONS, declaring, name)),
  ]);
  return Object.fromEntries(kinds.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A name in the tables above that is no prop is one that was renamed. */
function assertPropsExist(table) {
  for (const [fqn, names] of Object.entries(table))
    for (const name of names)
      if (!types[fqn]?.properties?.some((property) => property.name === name))
        throw new Error(`scripts/prop-kinds.mjs names ${fqn}.${name}, which does not exist`);
}

/** What the file has to be. */
export async function propKinds() {
  [PRINTED, FRACTIONS].forEach(assertPropsExist);
  const inputs = inputTypes();
  const table = (of, entry) =>
    JSON.stringify(Object.fromEntries(inputs.filter(of).map((fqn) => [shortName(fqn), entry(fqn)])));
  const text = `// Written by scripts/prop-kinds.mjs from the .jsii files: npm run build.

/**
 * A string, a string that may be a token, an integer, any number, a boolean, anything; a name is that of a struct, an enum,
 * an interface or a class.
 */
export type PropKind = string | { readonly list: PropKind } | { readonly map: PropKind };

/** The props of each struct. */
export const STRUCTS: Readonly<Record<string, Readonly<Record<string, PropKind>>>> = ${table(
    (fqn) => types[fqn].datatype,
    structKinds,
  )};

/** The values of each enum. */
export const ENUMS: Readonly<Record<string, readonly string[]>> = ${table(
    (fqn) => types[fqn].kind === 'enum' && !OPEN_ENUMS.includes(fqn),
    enumValues,
  )};

/** The members of each interface that objects of classes implement. */
export const INTERFACES: Readonly<Record<string, readonly string[]>> = ${table(
    (fqn) => types[fqn].kind === 'interface' && !types[fqn].datatype,
    membersOf,
  )};
`;
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), parser: 'typescript' });
}

/** Writes the file, and answers whether it was another. */
export async function writePropKinds() {
  const text = await propKinds();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  writeFileSync(file, text);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && (await writePropKinds())) console.log(file);
