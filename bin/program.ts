import { Command, Option } from 'commander';
import type { IpFamily } from '../lib/kubernetes/addresses';
import type { Mesh } from '../lib/connections/mesh/mesh';
import { FOLDS, GRAPH_FORMATS, type GraphFormat, type View } from '../lib/graph/view';
import { FORMATS, type Format } from '../lib/report/report';
import type { RunSettings } from '../lib/settings/settings-table';
import * as values from '../lib/settings/values';
import { checkOptions, parsed, settingOption, settingsOf } from './setting-options';

/** The flags of `check` that are no settings. */
export interface CheckFlags {
  /** The settings file. */
  readonly settings?: string;
  readonly format: Format;
}

/** The flags of all commands that predict what a cluster makes of manifests. */
export interface ClusterFlags {
  /** The settings file. */
  readonly settings?: string;
  readonly clusterDomain?: string;
  readonly ipFamilies?: readonly IpFamily[];
  readonly namespace?: string;
  readonly nodes?: number;
}

/** The flags of `dns`. */
export interface DnsFlags extends ClusterFlags {
  readonly endpointPodNames?: boolean;
  readonly format: 'text' | 'json';
}

/** The flags of all commands that read the model of connections. */
export interface ModelFlags extends ClusterFlags {
  readonly mesh?: Mesh;
}

/** The flags of `connections`. */
export interface ConnectionsFlags extends ModelFlags {
  readonly format: 'text' | 'json';
}

/** The flags of `why`. */
export interface WhyFlags extends ModelFlags {
  readonly from?: string;
}

/** The flags of `graph`. */
export interface GraphFlags extends ModelFlags {
  readonly format: GraphFormat;
  readonly output?: string;
  readonly fold: View['fold'];
  readonly only?: readonly string[];
}

/** What the commands do. */
export interface Actions {
  readonly check: (named: readonly string[], flags: CheckFlags, settings: Partial<RunSettings>) => Promise<void>;
  readonly dns: (named: readonly string[], flags: DnsFlags) => Promise<void>;
  readonly connections: (named: readonly string[], flags: ConnectionsFlags) => Promise<void>;
  readonly why: (address: string, named: readonly string[], flags: WhyFlags) => Promise<void>;
  readonly graph: (named: readonly string[], flags: GraphFlags) => Promise<void>;
  readonly explain: (id: string | undefined) => void;
}

const PATHS = 'files, folders (all *.yaml, *.yml and *.json in them), or - for stdin';

function settingsOption(): Option {
  return new Option('--settings <file>', 'the settings file (default: cdk8s-headless.yaml, if there is one here)');
}

/** A command that predicts what a cluster makes of manifests, with the options that say what the cluster is like. */
function clusterCommand(command: Command, name: string): Command {
  const families = new Option(
    '--ip-families <families>',
    "the families of the cluster's addresses, the primary one first: IPv4,IPv6 (default: IPv4)",
  ).argParser(parsed((value) => values.ipFamilies(value)));
  const namespace = new Option(
    '--namespace <name>',
    'the namespace of objects that name none (default: default)',
  ).argParser(parsed((value) => values.namespaceName(value)));
  const nodes = new Option('--nodes <count>', 'how many nodes run a pod of each DaemonSet').argParser(
    parsed((value) => values.nodeCount(value)),
  );
  return [settingOption('clusterDomain'), families, namespace, nodes, settingsOption()].reduce(
    (made, option) => made.addOption(option),
    command.command(name),
  );
}

/** One that follows connections, which a mesh may refuse. */
function modelCommand(command: Command, name: string): Command {
  return clusterCommand(command, name).addOption(settingOption('mesh'));
}

/** What `--help` prints: the commands, their arguments and flags. */
export function program(version: string, { check, dns, connections, why, graph, explain }: Actions): Command {
  const command = new Command('cdk8s-headless')
    .description('Finds what is wrong with headless Services and the groups of pods behind them, before it is applied.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride();

  const checks = command
    .command('check')
    .summary('find what is wrong with manifests')
    .description('Reads manifests and reports what the API server would refuse and what would fail later.')
    .argument('[paths...]', PATHS)
    .addOption(new Option('--format <format>', 'how to print the findings').choices(FORMATS).default('text'));
  const options = checkOptions();
  for (const { option } of options) checks.addOption(option);
  checks
    .addOption(settingsOption())
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
    .action((named: readonly string[], flags: CheckFlags) => check(named, flags, settingsOf(options, flags)));

  clusterCommand(command, 'dns')
    .summary('print the DNS records that manifests will get')
    .description(
      'Predicts what CoreDNS answers for the Services of the manifests while their pods start, when all are ready, and ' +
        'when none is; and says which names are missing and why.',
    )
    .argument('[paths...]', PATHS)
    .addOption(new Option('--format <format>', 'how to print the records').choices(['text', 'json']).default('text'))
    .option('--endpoint-pod-names', 'CoreDNS runs with endpoint_pod_names')
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

  modelCommand(command, 'connections')
    .summary('print who dials whom, and whether it works')
    .description(
      'Reads which addresses the containers are configured with, and says whom each reaches: while pods start, when all ' +
        'are ready, and when none is.',
    )
    .argument('[paths...]', PATHS)
    .addOption(
      new Option('--format <format>', 'how to print the connections').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  cdk8s-headless connections dist
  helm template my-release ./chart | cdk8s-headless connections -

Exit codes: 0 done, 2 something could not be read or run.`,
    )
    .action(connections);

  modelCommand(command, 'why')
    .summary('say step by step what happens when an address is dialled')
    .description(
      'Follows one address: which names the resolver tries, which record answers and from which object, which pods, ' +
        'which port, which policy, and what the sidecars do.',
    )
    .argument('<address>', 'what is dialled: a name, host:port or a URL')
    .argument('[paths...]', PATHS)
    .option(
      '--from <workload>',
      'who dials: Kind/namespace/name (default: a workload that is configured with the address)',
    )
    .addHelpText(
      'after',
      `
Examples:
  cdk8s-headless why web-0.nginx:80 --from Deployment/default/client dist
  kubectl get all,netpol -A -o yaml | cdk8s-headless why http://search.shop -

Exit codes: 0 it works once all pods are ready, 1 it does not, 2 the input cannot say, or something could not be read or run.`,
    )
    .action(why);

  modelCommand(command, 'graph')
    .summary('draw who dials whom, and whether it works')
    .description(
      'Draws groups of pods, Services with their DNS names and ports, and the connections between them. Colour and style ' +
        'of a line say whether the connection works.',
    )
    .argument('[paths...]', PATHS)
    .addOption(
      new Option(
        '--format <format>',
        'mermaid and dot are texts that other programs draw; svg is a picture; html is a page with a search field',
      )
        .choices(GRAPH_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--output <file>', 'the file to write (default: stdout)')
    .addOption(
      new Option(
        '--fold <what>',
        'one box for each group, or for each namespace; auto folds when there are too many boxes to read',
      )
        .choices(FOLDS)
        .default('auto'),
    )
    .addOption(
      new Option('--only <namespaces>', 'show these namespaces, and of others what is connected with them').argParser(
        parsed((value: string) => value.split(',').map((name) => values.namespaceName(name))),
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  cdk8s-headless graph dist --format html --output connections.html
  cdk8s-headless graph dist --format svg --only shop,payment > shop.svg
  helm template my-release ./chart | cdk8s-headless graph - --format mermaid --fold group

Exit codes: 0 done, 2 something could not be read, drawn or written.`,
    )
    .action(graph);

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
