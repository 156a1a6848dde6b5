import { byFrame } from './frames';
import { labelOf, type Graph, type GraphEdge, type GraphNode } from './graph';
import { BORDER, BOX, FAINT, HEADER, lookOf, PAPER, TEXT, type LineLook } from './look';
import { escapedXml } from './xml';
import { legendOf } from './legend';

/** The picture in the language of Graphviz. */
export function dot(graph: Graph, parts = { legend: true }): string {
  const named = new Set(graph.nodes.filter(({ names }) => names.length > 0).map(({ id }) => id));
  const lines = [
    'digraph connections {',
    `  graph [rankdir=LR, bgcolor="${PAPER}", fontname="${FONT}", fontcolor="${TEXT}", fontsize=13, nodesep=0.25, ranksep=0.9];`,
    `  node [shape=plain, fontname="${FONT}", fontcolor="${TEXT}", fontsize=11];`,
    `  edge [fontname="${FONT}", fontsize=10];`,
    ...boxes(graph.nodes),
    ...graph.edges.map((line) => edge(line, named)),
    ...(parts.legend ? legend(graph) : []),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Graphviz knows how wide its letters are without having it. */
const FONT = 'Helvetica';

/** The boxes, each namespace in a frame of its own. */
function boxes(nodes: readonly GraphNode[]): readonly string[] {
  return [...byFrame(nodes)].flatMap(([namespace, inside], index) =>
    namespace === undefined
      ? inside.map((node) => `  ${box(node)}`)
      : [
          `  subgraph cluster_${index} {`,
          `    graph [label=${quoted(`namespace ${namespace}`)}, labeljust=l, style="rounded,filled", fillcolor="${BOX}", color="${BORDER}", class=frame];`,
          ...inside.map((node) => `    ${box(node)}`),
          '  }',
        ],
  );
}

function box({ id, kind, title, about, names, ports }: GraphNode): string {
  const small = (text: string): string => `<FONT POINT-SIZE="9" COLOR="${FAINT}">${labelled(text)}</FONT>`;
  const rows = [
    `<TR><TD BGCOLOR="${HEADER[kind]}"><B>${labelled(title)}</B><BR/>${small(about)}</TD></TR>`,
    ...names.map((name, index) => `<TR><TD ALIGN="LEFT" PORT="d${index}">${labelled(name)}</TD></TR>`),
    ...ports.map((port, index) => `<TR><TD ALIGN="LEFT" PORT="p${index}">${labelled(port)}</TD></TR>`),
  ];
  const table = `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="4" BGCOLOR="${PAPER}" COLOR="${BORDER}">${rows.join('')}</TABLE>`;
  return `${id} [id=${id}, class=${kind}, label=<${table}>];`;
}

/** A line. Who dials without a port asks for the name: it ends at the first one. */
function edge(line: GraphEdge, named: ReadonlySet<string>): string {
  const { id, from, to, port, kind, verdict } = line;
  const row = port !== undefined ? `:p${port}` : kind === 'dials' && named.has(to) ? ':d0' : '';
  const label = labelOf(line);
  const more = label === '' ? [] : [`label=${quoted(label)}`];
  const name = verdict === undefined ? kind : `${kind} ${verdict}`;
  return `  ${from} -> ${to}${row} [${[`id=${id}`, `class=${quoted(name)}`, attributes(lookOf(line)), ...more].join(', ')}];`;
}

function attributes({ colour, style, width, head }: LineLook): string {
  return `color="${colour}", fontcolor="${colour}", style=${style}, penwidth=${width}, arrowhead=${head}`;
}

/** What the lines mean, drawn with lines of their own. */
function legend(graph: Graph): readonly string[] {
  const entries = legendOf(graph);
  if (entries.length === 0) return [];
  return [
    '  subgraph cluster_legend {',
    `    graph [label="legend", labeljust=l, style=rounded, color="${BORDER}", class=legend];`,
    '    node [shape=point, width=0.03, color="#00000000"];',
    ...entries.map(
      (look, index) => `    l${index} -> m${index} [${attributes(look)}, label=${quoted(look.means)}, class=legend];`,
    ),
    '  }',
  ];
}

/** A string of the language. A backslash is doubled: what follows it would be an instruction. */
function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

/** Text in a label that is written as HTML. A backslash is an instruction there too. */
function labelled(text: string): string {
  return escapedXml(text.replace(/\\/g, '\\\\'));
}
