import { Connections } from '../connections/connections';
import type { Connection } from '../connections/connection';
import type { Mesh } from '../connections/mesh/mesh';
import { cluster, type DnsOptions } from '../discovery/cluster';
import { Inventory } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import { Reader, type Reading } from '../reading/reader';
import { connectionsJson } from '../report/connections-json';
import { connectionsTable } from '../report/connections-table';
import { ruleOfDefect } from '../rules/rule-of-defect';
import { unreadable } from './unreadable';

/** What a run of `connections` is asked. */
export interface ConnectionsRequest {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  readonly options: DnsOptions;
  /** Left out, the mesh that the objects show. */
  readonly mesh?: Mesh;
  readonly format: 'text' | 'json';
}

/** What a run prints, and what it could not read. */
export interface ConnectionsOutcome {
  readonly output: string;
  readonly problems: readonly string[];
}

/** Reads the paths and says who dials whom, and whether it works. */
export function connections({ paths, stdin, options, mesh, format }: ConnectionsRequest): ConnectionsOutcome {
  const reading = new Reader(stdin).read(paths);
  const model = modelOf(reading, options, mesh);
  const namespaceOf = (object: Resource) => model.discovery.namespaceOf(object);
  const locate = (object: Resource, path: string) => reading.place(object.manifest, path);
  const output =
    format === 'json'
      ? connectionsJson(model.all, namespaceOf, locate, ruleOf)
      : connectionsTable(model.all, namespaceOf);
  return { output, problems: unreadable(reading) };
}

/** The model of all objects that were read. */
export function modelOf(reading: Reading, options: DnsOptions, mesh?: Mesh): Connections {
  const inventory = new Inventory(reading.manifests, (manifest) => reading.originOf(manifest));
  return new Connections(inventory, cluster(options), mesh);
}

function ruleOf({ failure }: Connection): string | undefined {
  return failure && ruleOfDefect(failure.defect).id;
}
