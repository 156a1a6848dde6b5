// What a file may import. `npm run lint` runs it; `docs/architecture.md` says what each folder is for.

/** The folders of `lib/`, from the ground up. Folders of one line may import each other. */
export const FLOORS = [
  ['dns', 'port'],
  ['kubernetes'],
  ['manifest'],
  ['discovery'],
  ['connections'],
  ['revision'],
  ['rules'],
  ['reading', 'report', 'settings'],
  ['graph'],
  ['run'],
  ['command'],
  ['gitops'],
  ['constructs', 'validation'],
];

/** The rooms of `lib/constructs/`, from the ground up in the same way. */
export const ROOMS = [['props', 'cdk8s'], ['service'], ['pod', 'env'], ['group'], ['istio', 'grpc'], ['checks']];

const oneOf = (folders) => `(${folders.join('|')})`;
const below = (floors, top) =>
  floors
    .slice(
      0,
      floors.findIndex((folders) => folders.includes(top)),
    )
    .flat();

/** A rule for each floor: no import of a higher one. */
const floorRules = (root, floors) =>
  floors.slice(0, -1).map((folders, floor) => ({
    name: `floor-${folders.join('-')}`,
    comment: `${root}/${folders.join(', ')} import from their own floor and from lower ones.`,
    severity: 'error',
    from: { path: `^${root}/${oneOf(folders)}/` },
    to: { path: `^${root}/${oneOf(floors.slice(floor + 1).flat())}/` },
  }));

const belowConstructs = below(FLOORS, 'gitops');
const upToRules = [...below(FLOORS, 'rules'), 'rules'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files of a circle can only be read together.',
      severity: 'error',
      from: { path: '^(lib|bin|examples|scripts|test)/' },
      to: { circular: true },
    },
    {
      name: 'no-folder-without-a-floor',
      comment: 'A new folder of lib/ gets its place in FLOORS, and a row in docs/architecture.md.',
      severity: 'error',
      from: {},
      to: { path: '^lib/[^/]+/', pathNot: `^lib/${oneOf(FLOORS.flat())}/` },
    },
    {
      name: 'no-folder-without-a-room',
      comment: 'A new folder of lib/constructs/ gets its place in ROOMS, and a row in docs/architecture.md.',
      severity: 'error',
      from: {},
      to: { path: '^lib/constructs/[^/]+/', pathNot: `^lib/constructs/${oneOf(ROOMS.flat())}/` },
    },
    ...floorRules('lib', FLOORS),
    ...floorRules('lib/constructs', ROOMS),
    {
      name: 'dns-and-port-import-nothing',
      severity: 'error',
      from: { path: `^lib/${oneOf(FLOORS[0])}/` },
      to: { pathNot: `^lib/${oneOf(FLOORS[0])}/` },
    },
    {
      name: 'no-cdk8s-below-constructs',
      comment: 'Only constructs, GitOpsApp and the validation plugin know cdk8s.',
      severity: 'error',
      from: { path: `^lib/${oneOf(belowConstructs)}/` },
      to: { path: '(^|/)node_modules/(cdk8s|constructs)' },
    },
    {
      name: 'no-files-in-rules',
      comment: 'Rules and all that they read get manifests and know no file system and no process.',
      severity: 'error',
      from: { path: `^lib/${oneOf(upToRules)}/` },
      to: { path: '^(node:)?(fs|path|process|child_process)(/|$)' },
    },
    {
      name: 'no-development-packages',
      comment: 'What users install has the dependencies of package.json only.',
      severity: 'error',
      from: { path: '^(lib|bin)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'not-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Compiled files lie beside their sources.
    exclude: { path: '(\\.d\\.ts$|^(lib|bin|examples)/.*\\.js$|^main\\.js$|^(dist|build)/)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json', '.node'],
      mainFields: ['main', 'types'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
