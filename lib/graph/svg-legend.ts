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

export const SAMPLE_HEIGHT = 18;
export const SAMPLE_WIDTH = 48;
/** Wide enough for any letter of the text. */
const LETTER = 6;

/** What the lines of a picture mean: a line and its words in each row. */
export function svgLegend(graph: Graph): SvgLegend {
  const rows = legendOf(graph);
  const markup = rows.map((look, index) => row(look, SAMPLE_HEIGHT * (index + 0.5))).join('\n');
  const longest = Math.max(0, ...rows.map(({ means }) => means.length));
  return {
    markup: `<g id="legend">\n${markup}\n</g>`,
    width: SAMPLE_WIDTH + 10 + longest * LETTER,
    height: SAMPLE_HEIGHT * rows.length,
  };
}

function row(look: LineLook, y: number): string {
  return `${lineSample(look, y)}<text x="${SAMPLE_WIDTH + 10}" y="${y + 3.5}" font-family="Helvetica,Arial,sans-serif" font-size="11" fill="${TEXT}">${escapedXml(look.means)}</text>`;
}

/** A short line of a look, as SVG. */
export function lineSample(look: LineLook, y: number): string {
  const { colour, style, width } = look;
  const dashes = { solid: '', dashed: ' stroke-dasharray="5,2"', dotted: ' stroke-dasharray="1,5"' }[style];
  const end = look.head === 'tee' ? SAMPLE_WIDTH - 4 : SAMPLE_WIDTH - 9;
  return `<path fill="none" stroke="${colour}" stroke-width="${width}"${dashes} d="M0,${y}L${end},${y}"/>${head(look, y)}`;
}

/** The head of an arrow whose point is at the end of the line. */
function head({ head: shape, colour, width }: LineLook, y: number): string {
  const fill = shape === 'normal' ? colour : 'none';
  const points = {
    normal: `${SAMPLE_WIDTH - 10},${y - 3.5} ${SAMPLE_WIDTH},${y} ${SAMPLE_WIDTH - 10},${y + 3.5}`,
    onormal: `${SAMPLE_WIDTH - 10},${y - 3.5} ${SAMPLE_WIDTH},${y} ${SAMPLE_WIDTH - 10},${y + 3.5}`,
    odiamond: `${SAMPLE_WIDTH - 10},${y} ${SAMPLE_WIDTH - 5},${y - 3.5} ${SAMPLE_WIDTH},${y} ${SAMPLE_WIDTH - 5},${y + 3.5}`,
    vee: `${SAMPLE_WIDTH - 8},${y - 3.5} ${SAMPLE_WIDTH},${y} ${SAMPLE_WIDTH - 8},${y + 3.5} ${SAMPLE_WIDTH},${y}`,
    tee: `${SAMPLE_WIDTH - 3},${y - 6} ${SAMPLE_WIDTH - 3},${y + 6}`,
  }[shape];
  return `<polygon fill="${fill}" stroke="${colour}" stroke-width="${shape === 'tee' ? width : 1}" points="${points}"/>`;
}
