import type { Graph } from './graph';
import { legendOf } from './legend';
import { TEXT, type LineLook } from './look';
import { escapedXml } from './xml';

/** The legend as SVG, and the room that it takes. */
export interface SvgLegend {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

const ROW = 18;
const LINE = 48;
/** Wide enough for any letter of the text. */
const LETTER = 6;

/** What the lines of a picture mean: a line and its words in each row. */
export function svgLegend(graph: Graph): SvgLegend {
  const rows = legendOf(graph);
  const markup = rows.map((look, index) => row(look, ROW * index + ROW / 2)).join('\n');
  const longest = Math.max(0, ...rows.map(({ means }) => means.length));
  return { markup: `<g id="legend">\n${markup}\n</g>`, width: LINE + 10 + longest * LETTER, height: ROW * rows.length };
}

function row(look: LineLook, y: number): string {
  const { colour, style, width, means } = look;
  const dashes = { solid: '', dashed: ' stroke-dasharray="5,2"', dotted: ' stroke-dasharray="1,5"' }[style];
  const end = look.head === 'tee' ? LINE - 4 : LINE - 9;
  return (
    `<path fill="none" stroke="${colour}" stroke-width="${width}"${dashes} d="M0,${y}L${end},${y}"/>${head(look, y)}` +
    `<text x="${LINE + 10}" y="${y + 3.5}" font-family="Helvetica,Arial,sans-serif" font-size="11" fill="${TEXT}">${escapedXml(means)}</text>`
  );
}

/** The head of an arrow whose point is at the end of the line. */
function head({ head: shape, colour, width }: LineLook, y: number): string {
  const fill = shape === 'normal' ? colour : 'none';
  const points = {
    normal: `${LINE - 10},${y - 3.5} ${LINE},${y} ${LINE - 10},${y + 3.5}`,
    onormal: `${LINE - 10},${y - 3.5} ${LINE},${y} ${LINE - 10},${y + 3.5}`,
    odiamond: `${LINE - 10},${y} ${LINE - 5},${y - 3.5} ${LINE},${y} ${LINE - 5},${y + 3.5}`,
    vee: `${LINE - 8},${y - 3.5} ${LINE},${y} ${LINE - 8},${y + 3.5} ${LINE},${y}`,
    tee: `${LINE - 3},${y - 6} ${LINE - 3},${y + 6}`,
  }[shape];
  return `<polygon fill="${fill}" stroke="${colour}" stroke-width="${shape === 'tee' ? width : 1}" points="${points}"/>`;
}
