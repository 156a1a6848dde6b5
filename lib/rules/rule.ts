import type { Manifest } from '../manifest/manifest';
import type { Inventory } from '../manifest/inventory';
import type { Review } from './review';
import type { Settings } from './settings';

/** How bad a finding is: the API server refuses or traffic surely breaks; a known trap; worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Who enforces it: the API server refuses it (`api`), the symptom comes later (`runtime`), or it is neither (`practice`). */
export type Enforcement = 'api' | 'runtime' | 'practice';

/** What a rule found at one field. */
export interface RuleFinding {
  /** The object at fault, the very one of the inventory. */
  readonly object: Manifest;
  /** The field, as `kubectl explain` writes it: `spec.ports[0].name`. The nearest existing field where it is missing. */
  readonly path: string;
  /** What stands there, with the value. */
  readonly found: string;
  /** What should stand there. */
  readonly expected: string;
  /** The repair of this very case, where it can be said more exactly than the rule's `fix`. */
  readonly fix?: string;
  /** Where this case is better or worse than the rule's `severity`. */
  readonly severity?: Severity;
}

/** What a rule sees: all objects in sight, and what the user said of the cluster. */
export interface Run {
  readonly inventory: Inventory;
  /** What the user said; `mesh` is the recognised one where the user named none. */
  readonly settings: Settings;
  /** What became of the acknowledgements; only the rules that are put `afterReview` see it. */
  readonly review?: Review;
}

/** One defect: what it is, how it is found, what it does and how it is repaired. One file a rule, named after its id. */
export interface Rule {
  /** Names the defect, kebab-case, for ever. */
  readonly id: string;
  readonly severity: Severity;
  readonly enforcement: Enforcement;
  /** The rule as a sentence that holds for good manifests: "Every port of a headless Service has a name". */
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** The exact message of the API server (`enforcement: 'api'`; the part after the object's name), or what is seen at run time. */
  readonly symptom: string;
  /** The repair, in the words of a manifest. */
  readonly fix: string;
  /** The Kubernetes version since which it holds, where not all of 1.27 to 1.37: `1.33`. */
  readonly since?: string;
  /** The specification or API page, or the issue, that says so. */
  readonly source: string;
  /** Ids that this rule outranks: what they find at the same object and field is left out where this rule found something. */
  readonly outranks?: readonly string[];
  /** Whether it judges the acknowledgements, and so is put once all other rules have spoken. */
  readonly afterReview?: boolean;
  /** Looks, changes nothing, and is silent where facts are missing. */
  check(run: Run): Iterable<RuleFinding>;
  /** Manifests that differ in one field; `settings` where the rule needs more than the default ones. */
  readonly examples: {
    readonly bad: readonly Manifest[];
    readonly good: readonly Manifest[];
    readonly settings?: Partial<Settings>;
    /** Ids of other rules that rightly speak of the bad example as well, and may speak of the good one. */
    readonly also?: readonly string[];
  };
}
