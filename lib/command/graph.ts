import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mesh } from '../connections/mesh/mesh';
import type { DnsOptions } from '../discovery/cluster';
import { dot } from '../graph/dot';
import { viewOf } from '../graph/fold';
import type { Graph } from '../graph/graph';
import { graphOf } from '../graph/graph-of';
import { html } from '../graph/html';
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
  /** Left out, the mesh that the objects show. */
  readonly mesh?: Mesh | undefined;
  readonly format: GraphFormat;
  readonly view: View;
  /** The folder with the script and the style sheet of a page. */
  readonly page: string;
}

/** What a run prints, and what it could not read. */
export interface GraphOutcome {
  readonly output: string;
  readonly problems: readonly string[];
}

/** Reads the paths and draws who dials whom. */
export async function graph(request: GraphRequest): Promise<GraphOutcome> {
  const { paths, stdin, options, mesh, format, view, page } = request;
  const reading = new Reader(stdin).read(paths);
  const picture = viewOf(graphOf(modelOf(reading, options, mesh)), view);
  return { output: await written(picture, format, page), problems: unreadable(reading) };
}

async function written(picture: Graph, format: GraphFormat, page: string): Promise<string> {
  switch (format) {
    case 'mermaid':
      return mermaid(picture);
    case 'dot':
      return dot(picture);
    case 'svg':
      return svg(picture);
    case 'html':
      return html(picture, {
        script: readFileSync(join(page, 'page.mjs'), 'utf8'),
        style: readFileSync(join(page, 'page.css'), 'utf8'),
      });
  }
}
