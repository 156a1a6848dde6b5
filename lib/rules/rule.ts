import type { Defect } from '../connections/connection';
import type { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { AcknowledgementReview } from './acknowledgement-review';
import type { RuleDescription } from './rule-description';
import type { Settings } from './settings';
import type { Severity } from './severity';

/** What a rule finds at one field. */
export interface RuleFinding {
  /** The object that has the defect, the same value as in the inventory. */
  readonly object: Manifest;
  /** The field, as `kubectl explain` writes it: `spec.ports[0].name`. The nearest existing field where it is missing. */
  readonly path: string;
  /** What stands there, with the value. */
  readonly found: string;
  /** What should stand there. */
  readonly expected: string;
  /** What to change in this case, where that can be said more exactly than in the rule's `fix`. */
  readonly fix?: string;
  /** Where this case is better or worse than the rule's `severity`. */
  readonly severity?: Severity;
}

/** What a rule is given: the objects of one cluster, and what the user said about that cluster. */
export interface Run {
  readonly inventory: Inventory;
  /** `mesh` is the one that the manifests show where the user named none. */
  readonly settings: Settings;
  /** Given only to the rules that judge acknowledgements. */
  readonly acknowledgementReview?: AcknowledgementReview;
}

/** One defect: what it is, how it is found, what it causes and how it is mended. One file a rule, named after its id. */
export interface Rule extends RuleDescription {
  /** Ids of less exact rules: what they find at the same object and field is left out where this rule finds something. */
  readonly outranks?: readonly string[];
  /** The defects of connections that it is about; each defect is of one rule. */
  readonly defects?: ReadonlySet<Defect>;
  /** Whether it judges the acknowledgements, and so runs once all other rules have run. */
  readonly judgesAcknowledgements?: boolean;
  /** Reads, changes nothing, and finds nothing where facts are missing. */
  check(run: Run): Iterable<RuleFinding>;
}
