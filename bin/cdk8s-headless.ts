#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { CommanderError } from 'commander';
import type { Mesh } from '../lib/connections/mesh/mesh';
import type { DnsOptions } from '../lib/discovery/cluster';
import { reportAs } from '../lib/report/report';
import type { Clusters } from '../lib/rules/cluster';
import type { RunSettings } from '../lib/settings/settings-table';
import {
  program,
  type CheckFlags,
  type ConnectionsFlags,
  type DnsFlags,
  type GraphFlags,
  type ModelFlags,
  type WhyFlags,
} from './program';

// What a command needs is loaded when it runs: `--help` and `explain` read no YAML.
const load = {
  check: () => require('../lib/command/check') as typeof import('../lib/command/check'),
  dns: () => require('../lib/command/dns') as typeof import('../lib/command/dns'),
  connections: () => require('../lib/command/connections') as typeof import('../lib/command/connections'),
  why: () => require('../lib/command/why') as typeof import('../lib/command/why'),
  graph: () => require('../lib/command/graph') as typeof import('../lib/command/graph'),
  explain: () => require('../lib/command/explain') as typeof import('../lib/command/explain'),
  files: () => require('../lib/reading/files') as typeof import('../lib/reading/files'),
  globs: () => require('../lib/reading/globs') as typeof import('../lib/reading/globs'),
  plain: () => require('../lib/report/plain') as typeof import('../lib/report/plain'),
  settings: () => require('../lib/settings/read-settings') as typeof import('../lib/settings/read-settings'),
  settingsFile: () => require('../lib/settings/settings-file') as typeof import('../lib/settings/settings-file'),
};

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
  return isatty(process.stdout.fd) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** What was named; else all that is for some cluster. */
function pathsOf(named: readonly string[], clusters: Clusters = {}): readonly string[] {
  return named.length > 0 ? named : load.globs().expandAll(Object.values(clusters).flat());
}

/** The bytes of stdin where the paths ask for them. */
async function stdinFor(paths: readonly string[]): Promise<Buffer | undefined> {
  return paths.includes('-') ? load.files().readAll('<stdin>', process.stdin) : undefined;
}

async function check(named: readonly string[], flags: CheckFlags, settings: Partial<RunSettings>): Promise<void> {
  const file = load.settingsFile().readSettingsFile(flags.settings);
  const paths = pathsOf(named, settings.clusters ?? file.settings.clusters);
  if (paths.length === 0) {
    complain('nothing to check: name files or folders, or - for stdin');
    return;
  }
  const result = load.check().check({ paths, stdin: await stdinFor(paths), settings, file });
  process.exitCode = result.failed ? 1 : 0;
  for (const problem of result.problems) complain(problem);
  finish(reportAs(flags.format, result, { version: version(), colour: coloured() }));
}

/** Prints and ends. Left to itself, Node would first collect the garbage of a large run that is over. */
function finish(output: string): void {
  process.stdout.write(output, () => process.stderr.write('', () => process.exit()));
}

/** What is read, and what the cluster is like; `undefined`, and complained of, where nothing is named. */
async function asked(named: readonly string[], flags: ModelFlags): Promise<Asked | undefined> {
  const file = load.settingsFile().readSettingsFile(flags.settings);
  const paths = pathsOf(named, file.settings.clusters);
  if (paths.length === 0) {
    complain('nothing to read: name files or folders, or - for stdin');
    return undefined;
  }
  const {
    clusterDomain = file.settings.clusterDomain,
    ipFamilies,
    namespace,
    nodes,
    mesh = file.settings.mesh,
  } = flags;
  return { paths, stdin: await stdinFor(paths), options: { clusterDomain, ipFamilies, namespace, nodes }, mesh };
}

interface Asked {
  readonly paths: readonly string[];
  readonly stdin: Buffer | undefined;
  readonly options: DnsOptions;
  readonly mesh: Mesh | undefined;
}

/** Prints what a command found, and complains of what it could not read. */
function print({ output, problems }: { readonly output: string; readonly problems: readonly string[] }): void {
  for (const problem of problems) complain(problem);
  process.stdout.write(load.plain().plainLines(output));
}

async function dns(named: readonly string[], flags: DnsFlags): Promise<void> {
  const request = await asked(named, flags);
  if (request === undefined) return;
  const { endpointPodNames, format } = flags;
  print(load.dns().dns({ ...request, options: { ...request.options, endpointPodNames }, format }));
}

async function connections(named: readonly string[], { format, ...flags }: ConnectionsFlags): Promise<void> {
  const request = await asked(named, flags);
  if (request !== undefined) print(load.connections().connections({ ...request, format }));
}

async function why(address: string, named: readonly string[], { from, ...flags }: WhyFlags): Promise<void> {
  const request = await asked(named, flags);
  if (request === undefined) return;
  try {
    const outcome = load.why().why({ ...request, address, from });
    process.exitCode = { works: 0, fails: 1, unknown: COULD_NOT_RUN }[outcome.works];
    print(outcome);
  } catch (error) {
    if (!(error instanceof load.why().WrongQuestion)) throw error;
    complain(error.message);
  }
}

async function graph(
  named: readonly string[],
  { format, output, fold, only = [], ...flags }: GraphFlags,
): Promise<void> {
  const request = await asked(named, flags);
  if (request === undefined) return;
  const picture = await load.graph().graph({ ...request, format, view: { fold, only }, page: PAGE });
  for (const problem of picture.problems) complain(problem);
  if (output === undefined) process.stdout.write(picture.output);
  else write(output, picture.output);
}

/** The script and the style sheet of a page stand beside their source, wherever the command is. */
const PAGE = join(__dirname, '..', 'lib', 'graph', 'page');

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    complain(`${file}: could not be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
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

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') complain(`could not write the report: ${error.message}`);
    process.exit();
  });
  process.stderr.on('error', () => process.exit());
  try {
    await program(version(), { check, dns, connections, why, graph, explain }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : COULD_NOT_RUN;
    else if (error instanceof load.settings().SettingsError) error.problems.forEach(complain);
    else if (error instanceof load.files().Unreadable) complain(error.message);
    else complain(`stopped by an error of its own: ${error instanceof Error ? error.message : String(error)}`);
  }
}

void main();
