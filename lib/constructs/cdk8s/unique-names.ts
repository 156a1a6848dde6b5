import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

const HELD = new WeakSet<Chart>();

/**
 * Lets the chart of a construct refuse two objects of one kind, namespace and name, whoever made them: the second would
 * silently overwrite the first when they are applied. Other charts may have them again; they may go to other clusters.
 */
export function holdUniqueNames(construct: Construct): void {
  const chart = Chart.of(construct);
  if (HELD.has(chart)) return;
  HELD.add(chart);
  // cdk8s validates an app once for each chart and once more; what an object is called cannot change in between.
  let known: { readonly objects: readonly ApiObject[]; readonly errors: readonly string[] } = {
    objects: [],
    errors: [],
  };
  const validate = () => {
    const objects = objectsOf(chart, []);
    const same = objects.length === known.objects.length && objects.every((one, index) => one === known.objects[index]);
    if (!same) known = { objects, errors: duplicates(objects) };
    return [...known.errors];
  };
  chart.node.addValidation({ validate });
}

function duplicates(objects: readonly ApiObject[]): readonly string[] {
  const first = new Map<string, ApiObject>();
  const errors: string[] = [];
  for (const object of objects) {
    const key = `${object.kind}/${object.metadata.namespace ?? ''}/${object.name}/${object.apiGroup}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, object);
    else errors.push(message(object, other));
  }
  return errors;
}

function message({ kind, name, metadata, node }: ApiObject, other: ApiObject): string {
  const place = metadata.namespace === undefined ? '' : ` in namespace "${metadata.namespace}"`;
  return (
    `${kind} "${name}"${place} is made twice: by "${other.node.path}" and by "${node.path}". ` +
    'Give one of them another name; applied, the second would overwrite the first.'
  );
}

/** The objects of one chart, without those of a chart inside it. */
function objectsOf(scope: IConstruct, objects: ApiObject[]): readonly ApiObject[] {
  for (const child of scope.node.children) {
    if (ApiObject.isApiObject(child)) objects.push(child);
    else if (!Chart.isChart(child)) objectsOf(child, objects);
  }
  return objects;
}

const NAMES = new WeakMap<Chart, Set<string>>();

/** The first of the names, unless an earlier object of that kind in the chart got it from here; then the second. */
export function nameInChart(construct: Construct, kind: string, name: string, otherwise: string): string {
  const chart = Chart.of(construct);
  const names = NAMES.get(chart) ?? new Set();
  NAMES.set(chart, names);
  const free = names.has(`${kind}/${name}`) ? otherwise : name;
  names.add(`${kind}/${free}`);
  return free;
}
