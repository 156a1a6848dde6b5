import { InvalidArgumentError, Option } from 'commander';
import { SETTINGS, type Flag, type RunSettings, type Setting } from '../lib/settings/settings-table';
import { WrongValue } from '../lib/settings/values';

/** An option of `check` and the setting that it sets. */
export interface SettingOption {
  readonly name: string;
  readonly option: Option;
}

/** The options of `check` that set something, in the order of the table. */
export function checkOptions(): readonly SettingOption[] {
  return (Object.entries(SETTINGS) as [string, Setting<unknown>][]).flatMap(([name, { flag, read }]) => {
    if (flag === undefined) return [];
    const options = [optionOf(flag, read), ...(flag.off === undefined ? [] : [negated(flag.flags, flag.off)])];
    return options.map((option) => ({ name, option }));
  });
}

/** The option of one setting, for the commands that take few of them. */
export function settingOption(name: keyof RunSettings): Option {
  const { flag, read }: Setting<unknown> = SETTINGS[name];
  if (flag === undefined) throw new Error(`no flag sets ${name}`);
  return optionOf(flag, read);
}

function optionOf({ flags, help, off, choices, read }: Flag, readSetting: Setting<unknown>['read']): Option {
  const option = new Option(flags, help);
  if (choices !== undefined) return option.choices(choices);
  if (off !== undefined) return option;
  return option.argParser(parsed(read ?? ((value) => readSetting(value, NOWHERE))));
}

function negated(flags: string, help: string): Option {
  return new Option(flags.replace('--', '--no-'), help);
}

/** What the flags set. */
export function settingsOf(options: readonly SettingOption[], flags: object): Partial<RunSettings> {
  const given = flags as Readonly<Record<string, unknown>>;
  const entries = options.map(({ name, option }) => [name, given[option.attributeName()]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A flag is one value: it has no parts that could be wrong. */
const NOWHERE = { origin: 'flags', problem: (): void => undefined };

/** Lets commander report what a parser refuses, with the name of the flag. */
export function parsed<T>(read: (value: string, before?: T) => T): (value: string, before?: T) => T {
  return (value, before) => {
    try {
      return read(value, before);
    } catch (error) {
      if (error instanceof WrongValue) throw new InvalidArgumentError(error.message);
      throw error;
    }
  };
}
