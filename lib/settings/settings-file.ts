import { existsSync } from 'node:fs';
import { mapping, type Manifest } from '../manifest/manifest';
import { parse, Part } from '../reading/document';
import { readBytes, Unreadable } from '../reading/files';
import { MAX_BYTES } from '../reading/limits';
import { decode, placeText, TextFile, type Place } from '../reading/text-file';
import { readSettings, SettingsError } from './read-settings';
import type { RunSettings } from './settings-table';

/** The name of the file that is looked for in the working directory. */
const SETTINGS_FILE = 'cdk8s-headless.yaml';

/** What a settings file says. */
export interface SettingsFile {
  readonly settings: Partial<RunSettings>;
  /** Where the entry is that acknowledges findings on this object. The object may be gone. */
  place(object: Manifest): Place | undefined;
}

/** What holds where there is no settings file. */
export const NO_SETTINGS: SettingsFile = { settings: {}, place: () => undefined };

/** Reads the settings file that is named, or the one of the working directory if there is one. */
export function readSettingsFile(named?: string): SettingsFile {
  if (named === undefined && !existsSync(SETTINGS_FILE)) return NO_SETTINGS;
  const path = named ?? SETTINGS_FILE;
  try {
    const decoded = decode(readBytes(path, MAX_BYTES));
    if ('binary' in decoded) throw new Unreadable(`${path}: binary, not YAML (${decoded.binary})`);
    return settingsOf(new TextFile(path, decoded.text));
  } catch (error) {
    if (error instanceof Unreadable) throw new SettingsError([error.message]);
    throw error;
  }
}

/** What the text of a settings file says. */
export function settingsOf(file: TextFile): SettingsFile {
  const parsed = parse(file.text);
  if ('problem' in parsed) throw new SettingsError([`${placeText(file.place(parsed.offset))}: ${parsed.problem}`]);
  const part = new Part(parsed.indented?.text ?? file.text, 0, parsed.indented);
  if (parsed.duplicates) throw new SettingsError(duplicateKeys(file, part, parsed.values.length));
  const written = parsed.values.filter((value) => value !== null && value !== undefined);
  if (written.length === 0) return NO_SETTINGS;
  const [value] = written;
  const fields = mapping(value);
  if (fields === undefined || written.length > 1)
    throw new SettingsError([`${file.name}: expected one document, an object of settings`]);
  const document = parsed.values.indexOf(value);
  const placeOf = (path: string): Place => file.place(part.inStream(file.outlineOf(part.text).startOf(document, path)));
  const { settings, problems } = readSettings(fields, file.name);
  if (problems.length > 0)
    throw new SettingsError(problems.map(({ path, message }) => `${placeText(placeOf(path))}: ${path}: ${message}`));
  return {
    settings,
    place: (object) => {
      const index = (settings.acknowledge ?? []).findIndex((entry) => entry.object === object);
      return index < 0 ? undefined : placeOf(`acknowledge[${index}]`);
    },
  };
}

/** The keys that stand twice: what the first one says would be lost. */
function duplicateKeys(file: TextFile, part: Part, documents: number): readonly string[] {
  const place = (offset: number): Place => file.place(part.inStream(offset));
  return Array.from({ length: documents }, (_, document) => file.outlineOf(part.text).duplicateKeys(document))
    .flat()
    .map(
      ({ key, first, last }) =>
        `${placeText(place(last))}: ${key}: is also in line ${place(first).line}; write each key once`,
    );
}
