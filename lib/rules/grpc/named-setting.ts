import type { Container } from '../../manifest/container';
import type { Workload } from '../../manifest/workload';
import type { Inventory } from '../../manifest/inventory';
import { containerTexts } from '../address/container-texts';

/** A setting that a container is started with, by variable or by flag. */
export interface NamedSetting {
  readonly workload: Workload;
  readonly container: Container;
  readonly path: string;
  /** In small letters, words joined by `_`: `max_connection_age_ms` of `--max-connection-age-ms=…`. */
  readonly name: string;
  readonly value: string;
}

const FLAG = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s;

/** The settings whose names match. */
export function namedSettings(inventory: Inventory, name: RegExp): readonly NamedSetting[] {
  const found: NamedSetting[] = [];
  const texts = containerTexts(inventory);
  texts.forEach(({ workload, container, path, variable, text }, index) => {
    const flag = variable === undefined ? FLAG.exec(text) : null;
    const written = variable ?? flag?.[1];
    if (written === undefined) return;
    const normal = written.toLowerCase().replace(/[-.]/g, '_');
    if (!name.test(normal)) return;
    if (variable !== undefined) found.push({ workload, container, path, name: normal, value: text });
    else if (flag?.[2] !== undefined) found.push({ workload, container, path, name: normal, value: flag[2] });
    else {
      // `--flag value`: the value is the next word of the same container.
      const next = texts[index + 1];
      if (next?.container === container && next.variable === undefined)
        found.push({ workload, container, path: next.path, name: normal, value: next.text });
    }
  });
  return found;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** Milliseconds of `90s`, `1m30s`, or of a bare number whose name tells the unit; `undefined` where nothing does. */
export function milliseconds({ name, value }: Pick<NamedSetting, 'name' | 'value'>): number | undefined {
  const written = value.trim();
  if (/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(written))
    return [...written.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * (UNITS.get(unit ?? '') ?? 0),
      0,
    );
  if (!/^\d+$/.test(written)) return undefined;
  if (/_(?:ms|millis|milliseconds)$/.test(name)) return Number(written);
  return /_(?:s|sec|secs|seconds)$/.test(name) ? Number(written) * 1000 : undefined;
}
