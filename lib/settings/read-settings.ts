import type { Manifest } from '../manifest/manifest';
import { SETTINGS, type RunSettings, type Setting } from './settings-table';
import { unknownKey, WrongValue } from './values';

/** Something that is wrong with a setting. */
export interface SettingProblem {
  /** The setting, or a part of it: `acknowledge[0].object`. */
  readonly path: string;
  readonly message: string;
}

/** Says line by line what is wrong with settings. */
export class SettingsError extends Error {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads settings that are written as an object: in a file, as properties, or as props.
 *
 * @param origin where they are written, for people
 * @param names the settings that can be written there
 */
export function readSettings(
  fields: Manifest,
  origin: string,
  names: readonly string[] = Object.keys(SETTINGS),
): { readonly settings: Partial<RunSettings>; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  for (const key of Object.keys(fields))
    if (!names.includes(key)) problems.push({ path: key, message: unknownKey(key, names) });
  const entries = (Object.entries(SETTINGS) as [string, Setting<unknown>][])
    .filter(([name]) => names.includes(name) && Object.hasOwn(fields, name))
    .flatMap(([name, { read }]) => {
      const problem = (within: string, message: string): void => {
        problems.push({ path: name + within, message });
      };
      try {
        return [[name, read(fields[name], { origin, problem })] as const];
      } catch (error) {
        if (!(error instanceof WrongValue)) throw error;
        problem('', error.message);
        return [];
      }
    });
  return { settings: Object.fromEntries(entries), problems };
}

/** Settings that go before others, one by one. The acknowledgements of both hold. */
export function over(nearer: Partial<RunSettings>, farther: Partial<RunSettings>): Partial<RunSettings> {
  const acknowledge = [...(nearer.acknowledge ?? []), ...(farther.acknowledge ?? [])];
  return { ...farther, ...nearer, acknowledge };
}
