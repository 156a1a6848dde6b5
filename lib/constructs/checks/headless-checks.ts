import type { IConstruct } from 'constructs';
import { referenceTo } from '../../rules/object-reference';
import type { Severity } from '../../rules/severity';
import { readSettings } from '../../settings/read-settings';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from '../../settings/settings-table';
import type { LocatedFinding } from './app-inspection';
import { AppChecks } from './app-checks';
import { noteAcknowledgement, noteCluster } from './construct-notes';
import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';

/** How bad a finding is. A run fails on the severity of `failOn` and on worse ones. */
export enum FindingSeverity {
  /** The API server refuses the object, or traffic surely breaks. */
  ERROR = 'error',
  /** Traffic often breaks, or only an object that is not in the app could make it right. */
  WARNING = 'warning',
  /** It works, and is worth knowing. */
  INFO = 'info',
}

const SEVERITIES: Readonly<Record<Severity, FindingSeverity>> = {
  error: FindingSeverity.ERROR,
  warning: FindingSeverity.WARNING,
  info: FindingSeverity.INFO,
};

/** The service mesh that the pods of an app run in. */
export enum ServiceMesh {
  /** No mesh. */
  NONE = 'none',
  /** Istio with a sidecar in each pod. */
  ISTIO_SIDECAR = 'istio-sidecar',
  /** Istio's ambient mode. */
  ISTIO_AMBIENT = 'istio-ambient',
  /** Linkerd. */
  LINKERD = 'linkerd',
}

/**
 * The settings of the checks. They override those of the settings file `cdk8s-headless.yaml` in the working directory.
 * `clusters` of that file are for files; `HeadlessChecks.assignCluster()` does the same for constructs.
 */
export interface HeadlessChecksProps {
  /**
   * The oldest Kubernetes minor version that the manifests must work on. Where one of the two versions is given,
   * `kubernetes` of the settings file does not count.
   * @default '1.27'
   */
  readonly oldestKubernetes?: string;
  /**
   * The newest Kubernetes minor version that the manifests must work on.
   * @default '1.37'
   */
  readonly newestKubernetes?: string;
  /**
   * The service mesh that the pods run in.
   * @default - recognised from the manifests where they show it
   */
  readonly mesh?: ServiceMesh;
  /**
   * The DNS domain of the cluster.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
  /**
   * The node ports that the cluster gives to Services, as `--service-node-port-range` of its API server says.
   * @default '30000-32767'
   */
  readonly nodePorts?: string;
  /**
   * Whether Argo CD applies the manifests: what makes it OutOfSync is then a warning.
   * @default false
   */
  readonly argocd?: boolean;
  /**
   * Whether infos about good practice are warnings.
   * @default false
   */
  readonly strict?: boolean;
  /**
   * The least severity that stops synth. Warnings that do not stop it are printed to stderr.
   * @default FindingSeverity.ERROR
   */
  readonly failOn?: FindingSeverity;
}

/** What a rule found in an app. */
export interface HeadlessFinding {
  /** The id of the rule; `cdk8s-headless explain` prints it. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** The path of the construct that made the object. */
  readonly constructPath: string;
  /** The object with the defect: `Service/web`, or `Service/shop/web` where it has a namespace. */
  readonly resource: string;
  /** The field: `spec.ports[0].name`. */
  readonly path: string;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly expected: string;
  /** What to change. */
  readonly fix: string;
  /** Why it matters. */
  readonly why: string;
}

/**
 * Runs all rules of this library on all objects of an app when it is synthesised, also on objects of other libraries.
 *
 * Errors stop synth and are reported with the path of each construct; warnings are printed to stderr.
 */
export class HeadlessChecks {
  /**
   * The checks of the app that a construct belongs to; the first call turns them on. Props replace those of an earlier call.
   *
   * @param scope the app, or any construct of it
   * @param props settings that override those of the settings file
   */
  public static of(scope: IConstruct, props?: HeadlessChecksProps): HeadlessChecks {
    const checks = AppChecks.of(scope);
    if (!checks.reported || props !== undefined) checks.report(settingsOf(scope, props));
    return new HeadlessChecks(checks);
  }

  /**
   * Acknowledges the findings of a rule on all objects below a construct: they are known and may stay.
   *
   * At synth the objects with such findings get the annotation `cdk8s-headless/acknowledge`, so that the tools that read only
   * YAML know of it too. Where the rule finds nothing below the construct, that is itself a finding.
   *
   * @param scope the construct
   * @param rule the id of the rule
   * @param reason why the findings may stay
   */
  public static acknowledge(scope: IConstruct, rule: string, reason: string): void {
    noteAcknowledgement(scope, rule, reason);
    AppChecks.of(scope);
  }

  /**
   * Says which cluster the objects below a construct are for. Objects of two clusters may have equal names and are
   * never compared.
   *
   * @param scope a chart, or any construct
   * @param cluster a name for the cluster
   */
  public static assignCluster(scope: IConstruct, cluster: string): void {
    noteCluster(scope, cluster);
  }

  private constructor(private readonly checks: AppChecks) {}

  /** What the rules find in the app now, without the acknowledged findings. */
  public findings(): HeadlessFinding[] {
    return this.checks.findings().open.map(publicFinding);
  }

  /** The findings that are acknowledged, in code or by annotation. */
  public acknowledgedFindings(): HeadlessFinding[] {
    return this.checks.findings().acknowledged.map(publicFinding);
  }
}

function settingsOf(scope: IConstruct, given: HeadlessChecksProps | undefined): Partial<RunSettings> {
  const errors = new PropErrors('HeadlessChecks', () => scope.node.path);
  const { oldestKubernetes, newestKubernetes, ...fields } = readProps(errors, given, 'HeadlessChecksProps');
  const { oldest, newest } = DEFAULT_RUN_SETTINGS.kubernetes;
  const kubernetes = `${oldestKubernetes ?? oldest}..${newestKubernetes ?? newest}`;
  const versions = oldestKubernetes === undefined && newestKubernetes === undefined ? {} : { kubernetes };
  const { settings, problems } = readSettings({ ...versions, ...fields }, 'props of HeadlessChecks');
  for (const { path, message } of problems) errors.addMessage(path, message);
  errors.throwIfAny();
  return settings;
}

function publicFinding({ finding, construct }: LocatedFinding): HeadlessFinding {
  return {
    rule: finding.rule.id,
    severity: SEVERITIES[finding.severity],
    constructPath: construct.node.path,
    resource: referenceTo(finding.object),
    path: finding.path,
    found: finding.found,
    expected: finding.expected,
    fix: finding.fix,
    why: finding.rule.why,
  };
}
