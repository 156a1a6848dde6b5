import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

const HELD = new WeakSet<Chart>();

/**
 * Lets the chart of a construct refuse two objects of one kind, namespace and name, whoever made them: the second would
 * silently overwrite the first when they are applied. Other charts may have them again; they may go to other clusters.
 */
export function holdUniqueNames(construct: Construct): void {
  const chart = Chart.of(construct);
  if (HELD.has(chart)) return;
  HELD.add(chart);
  chart.node.addValidation({ validate: () => duplicates(chart) });
}

function duplicates(chart: Chart): string[] {
  const first = new Map<string, ApiObject>();
  const faults: string[] = [];
  for (const object of objectsOf(chart)) {
    const { kind, apiGroup, name } = object;
    const namespace = object.metadata.namespace;
    const key = `${apiGroup}/${kind}/${namespace ?? ''}/${name}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, object);
    else
      faults.push(
        `${kind} "${name}"${namespace === undefined ? '' : ` in namespace "${namespace}"`} is made twice: ` +
          `by "${other.node.path}" and by "${object.node.path}". Give one of them another name; ` +
          'applied, the second would overwrite the first.',
      );
  }
  return faults;
}

/** The objects of one chart, without those of a chart inside it. */
function* objectsOf(scope: Construct): Iterable<ApiObject> {
  for (const child of scope.node.children) {
    if (ApiObject.isApiObject(child)) yield child;
    else if (!Chart.isChart(child)) yield* objectsOf(child as Construct);
  }
}
