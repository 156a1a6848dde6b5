import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';
import { containerTexts } from './container-texts';
import { dialled } from './dialled';

/** A name of the cluster's DNS that a workload is told. */
export interface ToldName {
  readonly path: string;
  readonly name: string;
}

// Variables in a name hide its labels, not its end.
const SERVICE_SUFFIX = /[-\w.$(){}]+\.svc(?![-\w])(?:\.[-\w.]+)?/;

/** The first name of the cluster's DNS in the texts of each workload that has one: proof that its pods need that DNS. */
export function toldClusterNames(run: Run): ReadonlyMap<Workload, ToldName> {
  const told = new Map<Workload, ToldName>();
  for (const { where, address, to } of dialled(run))
    if (to !== undefined && !told.has(where.workload))
      told.set(where.workload, { path: where.path, name: address.host });
  for (const { workload, path, text } of containerTexts(run.inventory)) {
    if (told.has(workload) || !text.includes('.svc')) continue;
    const [name] = SERVICE_SUFFIX.exec(text) ?? [];
    if (name !== undefined) told.set(workload, { path, name });
  }
  return told;
}
