/** The formats of a picture. */
export const GRAPH_FORMATS = ['mermaid', 'dot', 'svg', 'html'] as const;

/** One of them. */
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

/** What is folded: nothing; each workload and the Services that are its alone into one box; each namespace into one box. */
export type Fold = 'none' | 'group' | 'namespace';

export const FOLDS = ['auto', 'none', 'group', 'namespace'] as const;

/** What of a picture is shown, and how much of it is folded. */
export interface View {
  /** `auto` folds as little as keeps the picture readable. */
  readonly fold: Fold | 'auto';
  /** Namespaces that are shown alone; of others only what is connected with them, a namespace a box. */
  readonly only: readonly string[];
}
