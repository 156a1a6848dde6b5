import type { Container } from '../../../manifest/container';
import type { Inventory } from '../../../manifest/inventory';
import type { Workload } from '../../../manifest/workload';

/** A text that a container is started with: the value of a variable, or a word of its command line. */
export interface ContainerText {
  readonly workload: Workload;
  readonly container: Container;
  /** The very field: `spec.template.spec.containers[0].env[1].value`, `…args[0]`. */
  readonly path: string;
  /** The variable's name; `undefined` for a word of the command line. */
  readonly variable: string | undefined;
  readonly text: string;
}

const known = new WeakMap<Inventory, readonly ContainerText[]>();

/** Every text that a container in the checked files is started with. Read once a run, because many rules look at them. */
export function containerTexts(inventory: Inventory): readonly ContainerText[] {
  let texts = known.get(inventory);
  if (texts === undefined) {
    texts = inventory.workloads.flatMap((workload) =>
      workload.containers.flatMap((container) => textsOf(workload, container)),
    );
    known.set(inventory, texts);
  }
  return texts;
}

function textsOf(workload: Workload, container: Container): readonly ContainerText[] {
  const values = container.env.flatMap(({ path, name, value }) =>
    value === undefined ? [] : [{ workload, container, path: `${path}.value`, variable: name, text: value }],
  );
  const words = container.words.map(({ path, word }) => ({
    workload,
    container,
    path,
    variable: undefined,
    text: word,
  }));
  return [...values, ...words];
}
