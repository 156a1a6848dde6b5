import type { Container } from '../../../manifest/container';
import type { Workload } from '../../../manifest/workload';
import type { Inventory } from '../../../manifest/inventory';
import { containerTexts } from './container-texts';

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

const known = new WeakMap<Inventory, readonly NamedSetting[]>();

/** The settings whose names match. */
export function namedSettings(inventory: Inventory, name: RegExp): readonly NamedSetting[] {
  let all = known.get(inventory);
  if (all === undefined) known.set(inventory, (all = allSettings(inventory)));
  return all.filter((setting) => name.test(setting.name));
}

function allSettings(inventory: Inventory): readonly NamedSetting[] {
  const texts = containerTexts(inventory);
  return texts.flatMap(({ workload, container, path, variable, text }, index): readonly NamedSetting[] => {
    if (variable !== undefined) return [{ workload, container, path, name: normal(variable), value: text }];
    const [, flag, value] = FLAG.exec(text) ?? [];
    if (flag === undefined) return [];
    if (value !== undefined) return [{ workload, container, path, name: normal(flag), value }];
    // `--flag value`: the value is the next word of the same container.
    const next = texts[index + 1];
    if (next?.container !== container || next.variable !== undefined) return [];
    return [{ workload, container, path: next.path, name: normal(flag), value: next.text }];
  });
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[-.]/g, '_');
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
