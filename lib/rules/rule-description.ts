import type { Manifest } from '../manifest/manifest';
import type { Settings } from './settings';
import type { Severity } from './severity';

/** Who enforces a rule: the API server refuses the object (`api`), the symptom comes later (`runtime`), or neither (`practice`). */
export type Enforcement = 'api' | 'runtime' | 'practice';

/** What people read about a rule. Its texts are plain, without Markdown: terminals, reports and pages print them. */
export interface RuleDescription {
  /** Names the defect, kebab-case, for ever. */
  readonly id: string;
  readonly severity: Severity;
  readonly enforcement: Enforcement;
  /** What to do or not to do: "Give every port of a headless Service a name". */
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** The exact message of the API server (`enforcement: 'api'`; the part after the object's name), or what is seen at run time. */
  readonly symptom: string;
  /** What to change, in the field names of the manifest. */
  readonly fix: string;
  /** The first Kubernetes version that has the defect, where not all of the supported ones have it: `1.33`. */
  readonly since?: string;
  /** The page of the specification or of the API, or the issue, that the rule rests on. */
  readonly source: string;
  /** Manifests that differ in one field; `settings` where the rule needs more than the default ones. */
  readonly examples: {
    readonly bad: readonly Manifest[];
    readonly good: readonly Manifest[];
    readonly settings?: Partial<Settings>;
    /** Ids of other rules that rightly find something in the bad example as well, and may in the good one. */
    readonly also?: readonly string[];
  };
}
