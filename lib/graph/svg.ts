import { dot } from './dot';
import { summaryOf, type Graph, type GraphEdge, type GraphNode } from './graph';
import { DARK, PAPER } from './look';
import { svgLegend, type SvgLegend } from './svg-legend';
import { escapedXml } from './xml';

/** The picture as SVG. Graphviz gives the places; titles, a description and colours for dark pages are added. */
export async function svg(graph: Graph, parts = { legend: true }): Promise<string> {
  // Its WebAssembly is read when a picture is drawn, and in no other command.
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  return dressed(
    graphviz.layout(dot(graph, { legend: false }), 'svg', 'dot'),
    graph,
    parts.legend ? svgLegend(graph) : NO_LEGEND,
  );
}

const MARGIN = 12;
const NO_LEGEND: SvgLegend = { markup: '', width: 0, height: 0 };

const TITLE = 'Who dials whom';

function dressed(drawn: string, graph: Graph, legend: SvgLegend): string {
  const titles = new Map([
    ...graph.nodes.map((node) => [node.id, nodeTitle(node)] as const),
    ...graph.edges.map((edge) => [edge.id, edgeTitle(edge)] as const),
  ]);
  const [, width = 0, height = 0] =
    /^<svg width="(\d+)pt" height="(\d+)pt"/.exec(drawn.slice(drawn.indexOf('<svg')))?.map(Number) ?? [];
  const [wide, high] = [Math.max(width, legend.width + 2 * MARGIN), height + legend.height + MARGIN];
  const head = [
    `<title id="graph-title">${TITLE}</title>`,
    `<desc id="graph-summary">${escapedXml(summaryOf(graph))}</desc>`,
    `<style>${darkStyle()}</style>`,
    `<rect width="${wide}" height="${high}" fill="${PAPER}"/>`,
    `<g transform="translate(${MARGIN} ${height})">`,
    legend.markup,
    '</g>',
  ].join('\n');
  return drawn
    .slice(drawn.indexOf('<svg'))
    .replace(/<!--.*?-->\n/gs, '')
    .replace(
      /^<svg[^>]*>/,
      `<svg width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="graph-title graph-summary">\n${head}`,
    )
    .replace(/ xml:space="preserve"/g, '')
    .replace(/font-family="Helvetica[^"]*"/g, 'font-family="Helvetica,Arial,sans-serif"')
    .replace(/(<g id="([^"]+)"[^>]*>\n)<title>[^<]*<\/title>\n/g, (_, group: string, id: string) => {
      const title = titles.get(id);
      return title === undefined ? group : `${group}<title>${escapedXml(title)}</title>\n`;
    });
}

function nodeTitle({ title, about, names, ports }: GraphNode): string {
  return [`${title}: ${about}`, ...names, ...ports].join('\n');
}

/** More connections than this are counted in the title of one line. */
const MOST_CONNECTIONS = 20;

function edgeTitle({ kind, dialled }: GraphEdge): string {
  if (kind === 'selects') return 'selects these pods';
  if (kind === 'alias') return 'is another name for';
  const lines = dialled.map(
    ({ from, phase, address, verdict, reason }) =>
      `${from}${phase === 'running' ? '' : ` (${phase})`} dials ${address}; ` +
      Object.entries(verdict)
        .map(([state, outcome]) => `${state}: ${outcome}`)
        .join(', ') +
      (reason === undefined ? '' : `; ${reason}`),
  );
  const all = [...new Set(lines)];
  const more = all.length > MOST_CONNECTIONS ? [`and ${all.length - MOST_CONNECTIONS} more`] : [];
  return [...all.slice(0, MOST_CONNECTIONS), ...more].join('\n');
}

/** Every colour of the picture is written as an attribute; on a dark page another one takes its place. */
function darkStyle(): string {
  const rules = Object.entries(DARK).map(
    ([light, dark]) => `svg [fill="${light}"]{fill:${dark}}svg [stroke="${light}"]{stroke:${dark}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
