import type { GraphEdge, NodeKind, Verdict } from './graph';

/** How a line looks. Colour is never alone: width, dashes and the head of the arrow say the same. */
export interface LineLook {
  readonly colour: string;
  readonly style: 'solid' | 'dashed' | 'dotted';
  readonly width: number;
  /** In the words of Graphviz. */
  readonly head: 'normal' | 'onormal' | 'odiamond' | 'tee' | 'vee';
  /** In the words of Mermaid: the arrow of a line. */
  readonly arrow: string;
  /** What it means. */
  readonly means: string;
}

const GREY = '#57606a';

/** The look of connections, by their verdict. */
export const VERDICT_LOOK: Readonly<Record<Verdict, LineLook>> = {
  works: {
    colour: '#1a7f37',
    style: 'solid',
    width: 1.5,
    head: 'normal',
    arrow: '-->',
    means: 'works, also before pods are ready',
  },
  onceReady: {
    colour: '#0969da',
    style: 'dashed',
    width: 1.5,
    head: 'normal',
    arrow: '-->',
    means: 'works once pods are ready',
  },
  fragile: {
    colour: '#9a6700',
    style: 'dashed',
    width: 2.5,
    head: 'odiamond',
    arrow: '--o',
    means: 'works, but not always',
  },
  unknown: {
    colour: GREY,
    style: 'dotted',
    width: 1.5,
    head: 'onormal',
    arrow: '-.->',
    means: 'the checked files do not say',
  },
  fails: { colour: '#cf222e', style: 'solid', width: 4, head: 'tee', arrow: '==x', means: 'fails' },
};

/** The look of lines that nobody dials along. */
export const SELECTS_LOOK: LineLook = {
  colour: '#8c959f',
  style: 'solid',
  width: 1,
  head: 'vee',
  arrow: '---',
  means: 'a Service and its pods, or the name that it stands for',
};

/** The look of a line. */
export function lookOf({ verdict }: GraphEdge): LineLook {
  return verdict === undefined ? SELECTS_LOOK : VERDICT_LOOK[verdict];
}

export const TEXT = '#1f2328';
export const FAINT = GREY;
export const PAPER = '#ffffff';
export const BOX = '#f6f8fa';
export const BORDER = '#d0d7de';

/** The colour behind the title of a box. */
export const HEADER: Readonly<Record<NodeKind, string>> = {
  workload: '#ddf4ff',
  service: '#fff8c5',
  host: '#eaeef2',
  group: '#dafbe1',
  namespace: '#fbefff',
};

/** Each colour on a dark page. */
export const DARK: Readonly<Record<string, string>> = {
  '#1a7f37': '#3fb950',
  '#0969da': '#58a6ff',
  '#9a6700': '#d29922',
  [GREY]: '#9198a1',
  '#cf222e': '#f85149',
  '#8c959f': '#6e7681',
  [TEXT]: '#f0f6fc',
  [PAPER]: '#0d1117',
  [BOX]: '#151b23',
  [BORDER]: '#3d444d',
  '#ddf4ff': '#0c2d6b',
  '#fff8c5': '#4b2900',
  '#eaeef2': '#2f3742',
  '#dafbe1': '#033a16',
  '#fbefff': '#3c1e70',
};
