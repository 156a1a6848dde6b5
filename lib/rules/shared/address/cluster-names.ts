import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';
import { containerTexts } from './container-texts';
import { dialled } from './dialled';

/** A name of the cluster's DNS in a field of a workload. */
export interface UsedName {
  readonly path: string;
  readonly name: string;
}

// Variables in a name hide its labels, not its end.
const SERVICE_SUFFIX = /[-\w.$(){}]+\.svc(?![-\w])(?:\.[-\w.]+)?/;

/** The first name of the cluster's DNS that each workload uses: proof that its pods need that DNS. */
export function clusterNamesByWorkload(run: Run): ReadonlyMap<Workload, UsedName> {
  const names = new Map<Workload, UsedName>();
  for (const { where, address, to } of dialled(run))
    if (to !== undefined && !names.has(where.workload))
      names.set(where.workload, { path: where.path, name: address.host });
  for (const { workload, path, text } of containerTexts(run.inventory)) {
    if (names.has(workload) || !text.includes('.svc')) continue;
    const [name] = SERVICE_SUFFIX.exec(text) ?? [];
    if (name !== undefined) names.set(workload, { path, name });
  }
  return names;
}
