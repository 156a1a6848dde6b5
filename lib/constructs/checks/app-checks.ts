import type { IConstruct } from 'constructs';
import { Chart } from 'cdk8s';
import { findingText } from '../../rules/finding-text';
import { reaches } from '../../rules/severity';
import { over, SettingsError } from '../../settings/read-settings';
import { readSettingsFile } from '../../settings/settings-file';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from '../../settings/settings-table';
import { onPatch } from '../cdk8s/patch-listener';
import { inspectApp, type AppFindings, type LocatedFinding } from './app-inspection';

/**
 * The catalogue's look at one app. It hangs on the app's root, and each finding on the construct that it is about, so
 * that cdk8s puts the path of that construct in front of it.
 */
export class AppChecks {
  /** The checks of the app that a construct belongs to. */
  public static of(construct: IConstruct): AppChecks {
    const { root } = construct.node;
    const known = AppChecks.#byRoot.get(root);
    if (known !== undefined) return known;
    const created = new AppChecks(root);
    AppChecks.#byRoot.set(root, created);
    return created;
  }

  static readonly #byRoot = new WeakMap<IConstruct, AppChecks>();

  /** What code sets, where all findings are asked for; without it only those on guarded constructs count. */
  #given: Partial<RunSettings> | undefined;
  readonly #guarded = new Set<IConstruct>();
  readonly #hung = new WeakSet<IConstruct>();
  readonly #printed = new Set<string>();
  #failOn = DEFAULT_RUN_SETTINGS.failOn;
  #judged: AppFindings | undefined;
  #messages: ReadonlyMap<IConstruct, readonly string[]> = new Map();
  #memo:
    { readonly findings: AppFindings; readonly children: number; readonly turns: number; looks: number } | undefined;

  private constructor(private readonly root: IConstruct) {
    root.node.addValidation({ validate: () => this.#validate() });
  }

  /** Whether somebody has asked for the findings of the whole app. */
  public get reported(): boolean {
    return this.#given !== undefined;
  }

  /** From now on all findings of the app are reported, by these settings over those of the settings file. */
  public report(settings: Partial<RunSettings>): void {
    this.#given = settings;
    this.#memo = undefined;
  }

  /** Lets errors on what is below a construct stop synth, even where nobody asks for the findings of the whole app. */
  public guard(construct: IConstruct): void {
    this.#guarded.add(construct);
    this.#memo = undefined;
  }

  /** What the catalogue finds now. */
  public findings(): AppFindings {
    return inspectApp(this.root.node.findAll(), this.#readSettings());
  }

  /** Read at each look: the settings file may be mended between two synths. */
  #readSettings(): Partial<RunSettings> {
    const settings = over(this.#given ?? {}, readSettingsFile().settings);
    this.#failOn = settings.failOn ?? DEFAULT_RUN_SETTINGS.failOn;
    return settings;
  }

  #validate(): string[] {
    try {
      return this.#messagesOfRoot();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return [...error.problems];
    }
  }

  #messagesOfRoot(): string[] {
    const findings = this.#look();
    if (findings !== this.#judged) this.#judge(findings);
    // Whoever is told of a fault mends it: the next look must be a fresh one.
    if (this.#messages.size > 0) this.#memo = undefined;
    return [...(this.#messages.get(this.root) ?? [])];
  }

  /** Prints warnings, and hangs on each construct what stops synth. */
  #judge(findings: AppFindings): void {
    const messages = new Map<IConstruct, string[]>();
    for (const located of findings.open) {
      const { finding, construct } = located;
      if (this.#stops(located)) messages.set(construct, [...(messages.get(construct) ?? []), findingText(finding)]);
      else if (this.reported && finding.severity !== 'info') this.#print(located);
    }
    this.#messages = messages;
    this.#judged = findings;
    for (const construct of messages.keys()) if (construct !== this.root) this.#hang(construct);
  }

  #stops({ finding, construct }: LocatedFinding): boolean {
    if (this.reported && reaches(finding.severity, this.#failOn)) return true;
    return finding.severity === 'error' && construct.node.scopes.some((scope) => this.#guarded.has(scope));
  }

  /** cdk8s asks the root first and then all below it, so a construct's messages are there when it is asked. */
  #hang(construct: IConstruct): void {
    if (this.#hung.has(construct)) return;
    this.#hung.add(construct);
    construct.node.addValidation({ validate: () => [...(this.#messages.get(construct) ?? [])] });
  }

  /** stdout belongs to manifests. cdk8s validates many times in one synth; a warning is said once. */
  #print({ finding, construct }: LocatedFinding): void {
    const line = `[${construct.node.path}] ${finding.severity}: ${findingText(finding)}`;
    if (this.#printed.has(line)) return;
    this.#printed.add(line);
    process.stderr.write(`${line}\n`);
  }

  /**
   * One synth of an app with n charts validates it n + 1 times. A fresh look each time would make a large app's cost
   * quadratic, so there one look serves a whole synth; where looks are cheap, each validation gets its own.
   */
  #look(): AppFindings {
    const { children } = this.root.node;
    const memo = this.#memo;
    if (memo !== undefined && memo.children === children.length && memo.looks < memo.turns) {
      memo.looks += 1;
      return memo.findings;
    }
    const constructs = this.root.node.findAll();
    const turns = constructs.filter((construct) => Chart.isChart(construct)).length + 1;
    const findings = inspectApp(constructs, this.#readSettings());
    const cheap = findings.objects * turns <= CHEAP;
    this.#memo = cheap ? undefined : { findings, children: children.length, turns, looks: 1 };
    return findings;
  }
}

/** Objects looked at in one synth for which nobody waits: a few tenths of a second. */
const CHEAP = 500;

onPatch((object) => AppChecks.of(object).guard(object));
