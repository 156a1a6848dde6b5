import { addToList } from '../manifest/lists';
import { labelOf, type Graph, type GraphEdge, type GraphNode } from './graph';
import { legendOf } from './legend';
import { BORDER, HEADER, lookOf, TEXT, type LineLook } from './look';
import { byFrame } from './frames';

/** The picture in the language of Mermaid. */
export function mermaid(graph: Graph): string {
  const legend = legendOf(graph);
  const kinds = [...new Set(graph.nodes.map(({ kind }) => kind))].sort();
  const lines = [
    'flowchart LR',
    ...[...byFrame(graph.nodes)].flatMap(([namespace, inside], index) => frame(namespace, inside, index)),
    ...graph.edges.map(edge),
    ...(legend.length === 0
      ? []
      : [
          '  subgraph legend',
          '    direction LR',
          ...legend.flatMap((look, index) => [
            `    l${index}[" "] ${look.arrow}|"${escaped(look.means)}"| m${index}[" "]`,
          ]),
          '  end',
        ]),
    ...lineStyles([...graph.edges.map(lookOf), ...legend]),
    ...kinds.map((kind) => `  classDef ${kind} fill:${HEADER[kind]},stroke:${BORDER},color:${TEXT},text-align:left`),
  ];
  return `${lines.join('\n')}\n`;
}

function frame(namespace: string | undefined, nodes: readonly GraphNode[], index: number): readonly string[] {
  if (namespace === undefined) return nodes.map((node) => `  ${box(node)}`);
  const title = `  subgraph ns${index}["namespace ${escaped(namespace)}"]`;
  return [title, '    direction LR', ...nodes.map((node) => `    ${box(node)}`), '  end'];
}

function box({ id, kind, title, about, names, ports }: GraphNode): string {
  const rows = [`<b>${escaped(title)}</b>`, ...[about, ...names, ...ports].map(escaped)];
  return `${id}["${rows.join('<br/>')}"]:::${kind}`;
}

function edge(line: GraphEdge): string {
  const label = labelOf(line);
  return `  ${line.from} ${lookOf(line).arrow}${label === '' ? '' : `|"${escaped(label)}"|`} ${line.to}`;
}

/** The styles of lines are written by their places: those that look the same in one line. */
function lineStyles(looks: readonly LineLook[]): readonly string[] {
  const places = new Map<LineLook, number[]>();
  looks.forEach((look, index) => addToList(places, look, index));
  const dashes = { solid: '', dashed: ',stroke-dasharray:7 4', dotted: ',stroke-dasharray:2 4' } as const;
  return [...places].map(
    ([{ colour, width, style }, indexes]) =>
      `  linkStyle ${indexes.join(',')} stroke:${colour},stroke-width:${width}px,color:${colour}${dashes[style]}`,
  );
}

/** A text between quotes. What could be a tag, an entity, Markdown or a directive becomes an entity of Mermaid. */
function escaped(text: string): string {
  return text.replace(/[^\w .,:/(){}→…?-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
