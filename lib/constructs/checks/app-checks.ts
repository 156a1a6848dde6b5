import type { IConstruct } from 'constructs';
import { addToList } from '../../manifest/lists';
import { findingText } from '../../rules/finding-text';
import { reaches, type Severity } from '../../rules/severity';
import { over, SettingsError } from '../../settings/read-settings';
import { readSettingsFile } from '../../settings/settings-file';
import type { RunSettings } from '../../settings/settings-table';
import { PATCHED, PROMISED } from '../cdk8s/announcements';
import { GROUP } from '../group/group-internals';
import { inspectApp, type AppFindings, type LocatedFinding } from './app-inspection';
import { mayBreakPromises } from './promises';
import { runningSynth, watchSynth, type SynthCall } from './synth-call';

/**
 * Runs the rules on one app when cdk8s validates it.
 *
 * The validation of the app's root runs them. Each finding that stops synth is then reported by a validation of the
 * construct that it is about, so that cdk8s puts the path of that construct in front of it.
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

  /** The settings of code, once all findings are to be reported; until then only errors on guarded constructs are. */
  #given: Partial<RunSettings> | undefined;
  readonly #guarded = new Set<IConstruct>();
  /** The constructs that have a validation of ours. */
  readonly #validated = new WeakSet<IConstruct>();
  readonly #printed = new Set<string>();
  /** The call of synth whose validations the messages are for. */
  #inspected: SynthCall | undefined;
  #messages: ReadonlyMap<IConstruct, readonly string[]> = new Map();

  private constructor(private readonly root: IConstruct) {
    watchSynth();
    root.node.addValidation({ validate: () => this.#validateApp() });
  }

  /** Whether all findings of the app are reported. */
  public get reported(): boolean {
    return this.#given !== undefined;
  }

  /** From now on all findings of the app are reported, by these settings before those of the settings file. */
  public report(settings: Partial<RunSettings>): void {
    this.#given = settings;
  }

  /** Lets errors on a construct and below it stop synth, even where the findings of the app are not reported. */
  public guard(construct: IConstruct): void {
    this.#guarded.add(construct);
  }

  /** What the rules find in the app as it is now. The settings file is read each time: it may change between two calls. */
  public findings(): AppFindings {
    return this.#findingsIn(this.root.node.findAll(), true);
  }

  #findingsIn(constructs: readonly IConstruct[], withRules: boolean): AppFindings {
    return inspectApp(constructs, over(this.#given ?? {}, readSettingsFile().settings), withRules);
  }

  /** cdk8s validates the root first, so the messages of a construct are there when it is validated. */
  #validateApp(): string[] {
    // cdk8s validates an app again for each chart. One inspection serves the whole call of synth.
    const call = runningSynth(this.root);
    if (call === undefined || call !== this.#inspected) this.#messages = this.#inspect();
    if (call !== undefined && call !== this.#inspected) this.#printNotes();
    this.#inspected = call;
    return [...(this.#messages.get(this.root) ?? [])];
  }

  /** What stops synth now, by the construct that reports it. Warnings that do not stop it are printed. */
  #inspect(): ReadonlyMap<IConstruct, readonly string[]> {
    const constructs = this.root.node.findAll();
    const withRules = this.reported || this.#guarded.size > 0;
    if (!withRules && !mayBreakPromises(constructs)) return new Map();
    try {
      const { open, failOn } = this.#findingsIn(constructs, withRules);
      const messages = new Map<IConstruct, string[]>();
      for (const located of open) {
        const { finding, construct } = located;
        if (this.#stopsSynth(located, failOn)) addToList(messages, construct, findingText(finding));
        else this.#warn(located);
      }
      for (const construct of messages.keys()) this.#reportOn(construct);
      return messages;
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return new Map([[this.root, error.problems]]);
    }
  }

  #reportOn(construct: IConstruct): void {
    if (construct === this.root || this.#validated.has(construct)) return;
    this.#validated.add(construct);
    construct.node.addValidation({ validate: () => [...(this.#messages.get(construct) ?? [])] });
  }

  #stopsSynth({ finding, construct, promised }: LocatedFinding, failOn: Severity): boolean {
    if (promised) return true;
    if (this.reported && reaches(finding.severity, failOn)) return true;
    return finding.severity === 'error' && construct.node.scopes.some((scope) => this.#guarded.has(scope));
  }

  #warn({ finding, construct }: LocatedFinding): void {
    if (!this.reported || finding.severity === 'info') return;
    this.#print(construct, finding.severity, findingText(finding));
  }

  /** What the users of groups should know, whether the findings are reported or not. */
  #printNotes(): void {
    for (const construct of this.root.node.findAll())
      if (GROUP.has(construct)) for (const note of GROUP.of(construct).notes()) this.#print(construct, 'note', note);
  }

  /** Prints a line once, however often the app is validated, and to stderr: stdout is for manifests. */
  #print(construct: IConstruct, what: string, words: string): void {
    const line = `[${construct.node.path}] ${what}: ${words}`;
    if (this.#printed.has(line)) return;
    this.#printed.add(line);
    process.stderr.write(`${line}\n`);
  }
}

PATCHED.hear((object) => {
  AppChecks.of(object).guard(object);
});
PROMISED.hear((construct) => {
  AppChecks.of(construct);
});
