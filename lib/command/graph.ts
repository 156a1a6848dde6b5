import type { DnsOptions } from '../discovery/cluster';
import { dot } from '../graph/dot';
import { viewOf } from '../graph/fold';
import type { Graph } from '../graph/graph';
import { graphOf } from '../graph/graph-of';
import { mermaid } from '../graph/mermaid';
import { svg } from '../graph/svg';
import type { GraphFormat, View } from '../graph/view';
import { Reader } from '../reading/reader';
import { modelOf } from './connections';
import { unreadable } from './unreadable';

/** What a run of `graph` is asked. */
export interface GraphRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer | undefined;
  readonly options: DnsOptions;
  readonly format: GraphFormat;
  readonly view: View;
}

/** What a run prints, and what it could not read. */
export interface GraphOutcome {
  readonly output: string;
  readonly problems: readonly string[];
}

/** Reads the paths and draws who dials whom. */
export async function graph({ paths, stdin, options, format, view }: GraphRequest): Promise<GraphOutcome> {
  const reading = new Reader(stdin).read(paths);
  const picture = viewOf(graphOf(modelOf(reading, options)), view);
  return { output: await written(picture, format), problems: unreadable(reading) };
}

async function written(picture: Graph, format: GraphFormat): Promise<string> {
  switch (format) {
    case 'mermaid':
      return mermaid(picture);
    case 'dot':
      return dot(picture);
    case 'svg':
      return svg(picture);
  }
}
