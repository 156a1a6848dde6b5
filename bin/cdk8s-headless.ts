#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { spareOptimiser } from '../lib/command/spare-optimiser';
import type { IpFamily } from '../lib/dns/ip-address';
import { FORMATS, reportAs, type Format } from '../lib/report/report';
import * as values from '../lib/settings/values';
import type { Clusters } from '../lib/rules/cluster';
import type { Severity } from '../lib/rules/rule';
import type { Mesh, Settings } from '../lib/rules/settings';

// What a command needs is loaded when it runs: `--help` and `explain` read no YAML.
const load = {
  check: () => require('../lib/command/check') as typeof import('../lib/command/check'),
  dns: () => require('../lib/command/dns') as typeof import('../lib/command/dns'),
  explain: () => require('../lib/command/explain') as typeof import('../lib/command/explain'),
  files: () => require('../lib/reading/files') as typeof import('../lib/reading/files'),
  globs: () => require('../lib/reading/globs') as typeof import('../lib/reading/globs'),
  plain: () => require('../lib/report/plain') as typeof import('../lib/report/plain'),
  result: () => require('../lib/report/result') as typeof import('../lib/report/result'),
  settingsFile: () => require('../lib/settings/settings-file') as typeof import('../lib/settings/settings-file'),
};

interface CommonFlags {
  readonly settings?: string;
  readonly kubernetes?: Settings['kubernetes'];
  readonly clusterDomain?: string;
}

interface CheckFlags extends CommonFlags {
  readonly mesh?: Mesh;
  readonly strict?: boolean;
  readonly argocd?: boolean;
  readonly cluster?: Clusters;
  readonly failOn?: Severity;
  readonly format: Format;
}

interface DnsFlags extends CommonFlags {
  readonly ipFamilies?: readonly IpFamily[];
  readonly namespace?: string;
  readonly nodes?: number;
  readonly endpointPodNames?: boolean;
  readonly format: 'text' | 'json';
}

/** The command could not run: 2, which outranks findings. */
const COULD_NOT_RUN = 2;

function version(): string {
  const about = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { readonly version: string };
  return about.version;
}

function complain(problem: string): void {
  process.exitCode = COULD_NOT_RUN;
  process.stderr.write(`cdk8s-headless: ${load.plain().plain(problem)}\n`);
}

function coloured(): boolean {
  // Absent, not false, where stdout is no terminal; and what has colours by default must not decide for itself.
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** Lets a parser of a value speak through commander, which names the flag. */
function parsed<T>(read: (value: string, before?: T) => T): (value: string, before?: T) => T {
  return (value, before) => {
    try {
      return read(value, before);
    } catch (error) {
      if (error instanceof values.WrongValue) throw new InvalidArgumentError(error.message);
      throw error;
    }
  };
}

/** What was named; else all that is for some cluster. */
function pathsOf(named: readonly string[], clusters: Clusters): readonly string[] {
  return named.length > 0 ? named : load.globs().expandAll(Object.values(clusters).flat());
}

/** The bytes of stdin where the paths ask for them. */
async function stdinFor(paths: readonly string[]): Promise<Buffer | undefined> {
  return paths.includes('-') ? load.files().readAll('<stdin>', process.stdin) : undefined;
}

async function check(named: readonly string[], flags: CheckFlags): Promise<void> {
  spareOptimiser();
  const file = load.settingsFile().readSettingsFile(flags.settings);
  const clusters = flags.cluster ?? file.clusters;
  const paths = pathsOf(named, clusters);
  if (paths.length === 0) return complain('nothing to check: name files or folders, or - for stdin');
  const { kubernetes, mesh, clusterDomain, strict, argocd } = flags;
  const said = { kubernetes, mesh, clusterDomain, strict, argocd };
  const result = load.check().check({
    paths,
    stdin: await stdinFor(paths),
    settings: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    clusters,
    file,
  });
  const least = flags.failOn ?? file.failOn ?? 'error';
  const { reaches } = load.result();
  process.exitCode = result.entries.some(({ severity }) => reaches(severity, least)) ? 1 : 0;
  for (const problem of result.problems) complain(problem);
  finish(reportAs(flags.format, result, { version: version(), colour: coloured() }));
}

/** Prints and ends. Left to itself, Node would first collect the garbage of a large run that is over. */
function finish(output: string): void {
  process.stdout.write(output, () => process.stderr.write('', () => process.exit()));
}

async function dns(named: readonly string[], flags: DnsFlags): Promise<void> {
  const file = load.settingsFile().readSettingsFile(flags.settings);
  const paths = pathsOf(named, file.clusters);
  if (paths.length === 0) return complain('nothing to read: name files or folders, or - for stdin');
  const { clusterDomain = file.settings.clusterDomain, ipFamilies, namespace, nodes, endpointPodNames, format } = flags;
  const options = { clusterDomain, ipFamilies, namespace, nodes, endpointPodNames };
  const { output, problems } = load.dns().dns({ paths, stdin: await stdinFor(paths), options, format });
  for (const problem of problems) complain(problem);
  process.stdout.write(load.plain().plainLines(output));
}

function explain(id: string | undefined): void {
  const command = load.explain();
  if (id === undefined) process.stdout.write(command.ruleList());
  else {
    const answer = command.explain(id, coloured());
    if ('problem' in answer) complain(answer.problem);
    else process.stdout.write(answer.text);
  }
}

function program(): Command {
  const command = new Command('cdk8s-headless')
    .description('Finds what is wrong with headless Services and the groups of pods behind them, before it is applied.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride();

  const kubernetes = new Option(
    '--kubernetes <versions>',
    'the minor version, or the oldest and the newest: 1.27..1.37',
  ).argParser(parsed((value) => values.kubernetesVersions(value)));
  const domain = new Option(
    '--cluster-domain <domain>',
    "the domain of the cluster's names (default: cluster.local)",
  ).argParser(parsed((value) => values.domainName(value)));
  const settings = new Option(
    '--settings <file>',
    'the settings file (default: cdk8s-headless.yaml, if there is one here)',
  );

  command
    .command('check')
    .summary('find what is wrong with manifests')
    .description('Reads manifests and reports what the API server would refuse and what would fail later.')
    .argument('[paths...]', 'files, folders (all *.yaml, *.yml and *.json in them), or - for stdin')
    .addOption(new Option('--format <format>', 'how to print the findings').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that exits with 1 (default: error)').choices(
        values.SEVERITIES,
      ),
    )
    .addOption(kubernetes)
    .addOption(
      new Option('--mesh <mesh>', 'the service mesh (default: recognised from the manifests)').choices(values.MESHES),
    )
    .addOption(domain)
    .option('--strict', 'infos about good practice are warnings')
    .option('--no-strict', 'they are infos, whatever the settings file says')
    .option('--argocd', 'Argo CD applies the manifests: what makes it OutOfSync is a warning')
    .option('--no-argocd', 'something else does, whatever the settings file says')
    .option(
      '--cluster <name=path>',
      'a folder that is for a cluster of its own; give it once for each',
      parsed((value, before?: Clusters) => values.clusterPaths(value, before)),
    )
    .addOption(settings)
    .addHelpText(
      'after',
      `
Examples:
  cdk8s-headless check dist
  helm template my-release ./chart | cdk8s-headless check -
  kustomize build overlays/prod | cdk8s-headless check - --mesh istio-sidecar
  cdk8s-headless check --cluster prod=clusters/prod --cluster test=clusters/test

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read or run.`,
    )
    .action(check);

  command
    .command('dns')
    .summary('print the DNS records that manifests will get')
    .description(
      'Predicts what CoreDNS answers for the Services of the manifests while their pods start, when all are ready, and ' +
        'when none is; and says which names are missing and why.',
    )
    .argument('[paths...]', 'files, folders (all *.yaml, *.yml and *.json in them), or - for stdin')
    .addOption(new Option('--format <format>', 'how to print the records').choices(['text', 'json']).default('text'))
    .addOption(domain)
    .addOption(
      new Option(
        '--ip-families <families>',
        "the families of the cluster's addresses, the primary one first: IPv4,IPv6 (default: IPv4)",
      ).argParser(parsed((value) => values.ipFamilies(value))),
    )
    .addOption(
      new Option('--namespace <name>', 'the namespace of objects that name none (default: default)').argParser(
        parsed((value) => values.namespaceName(value)),
      ),
    )
    .addOption(
      new Option('--nodes <count>', 'how many nodes run a pod of each DaemonSet').argParser(
        parsed((value) => values.nodeCount(value)),
      ),
    )
    .option('--endpoint-pod-names', 'CoreDNS runs with endpoint_pod_names')
    .addOption(settings)
    .addHelpText(
      'after',
      `
Examples:
  cdk8s-headless dns dist
  helm template my-release ./chart | cdk8s-headless dns - --namespace shop
  cdk8s-headless dns dist --format json

Exit codes: 0 done, 2 something could not be read or run.`,
    )
    .action(dns);

  command
    .command('explain')
    .summary('print a rule with its examples')
    .description(
      'Prints why a rule exists, what its defect looks like and how to repair it; without an id, lists all rules.',
    )
    .argument('[rule]', 'the id of the rule')
    .action(explain);

  return command;
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') complain(`could not write the report: ${error.message}`);
    process.exit();
  });
  process.stderr.on('error', () => process.exit());
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : COULD_NOT_RUN;
    else if (error instanceof load.settingsFile().SettingsFault) error.problems.forEach(complain);
    else if (error instanceof load.files().Unreadable) complain(error.message);
    else complain(`stopped by a fault of its own: ${error instanceof Error ? error.message : String(error)}`);
  }
}

void main();
