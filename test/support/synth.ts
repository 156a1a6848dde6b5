import { Chart, Testing, Yaml, type ChartProps } from 'cdk8s';

/** A rendered object; tests know what they look for. */
export type Rendered = Record<string, any>;

/** What a chart renders, found by kind and name. */
export class Output {
  public constructor(public readonly objects: readonly Rendered[]) {}

  /** The one object of that kind and name; fails with the list of those there are. */
  public one(kind: string, name: string): Rendered {
    const found = this.objects.filter((object) => object.kind === kind && object.metadata.name === name);
    if (found.length !== 1) throw new Error(`${found.length} of ${kind} "${name}" among: ${this.names().join(', ')}`);
    return found[0]!;
  }

  /** Whether there is an object of that kind and name. */
  public has(kind: string, name: string): boolean {
    return this.names().includes(`${kind}/${name}`);
  }

  /** All objects as `Kind/name`, in the order they are written. */
  public names(): readonly string[] {
    return this.objects.map((object) => `${object.kind}/${object.metadata.name}`);
  }

  /** As it is written to a file. */
  public yaml(): string {
    return Yaml.stringify(...this.objects);
  }

  /** The container of a workload, the first one if no name is given. */
  public container(kind: string, name: string, container?: string): Rendered {
    const { containers } = this.one(kind, name).spec.template.spec;
    return container === undefined ? containers[0] : containers.find((each: Rendered) => each.name === container);
  }
}

/** Builds one chart and renders it. */
export function synth(build: (chart: Chart) => void, props: ChartProps = { namespace: 'shop' }): Output {
  const chart = chartOf(props);
  build(chart);
  return rendered(chart);
}

/** An empty chart in an app of its own. */
export function chartOf(props: ChartProps = { namespace: 'shop' }): Chart {
  return new Chart(Testing.app(), 'test', props);
}

/** What a chart renders, with its validations. */
export function rendered(chart: Chart): Output {
  return new Output(Testing.synth(chart));
}

/** The message of the error that something throws; fails where nothing is thrown. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
