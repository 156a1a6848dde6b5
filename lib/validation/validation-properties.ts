import type { Manifest } from '../manifest/manifest';
import { over, readSettings, SettingsError } from '../settings/read-settings';
import { NO_SETTINGS, readSettingsFile, type SettingsFile } from '../settings/settings-file';
import type { RunSettings } from '../settings/settings-table';

/** What `properties` of the plugin in `cdk8s.yaml` say, and the settings file where they say nothing. */
export interface ValidationProperties {
  readonly settings: Partial<RunSettings>;
  readonly file: SettingsFile;
  readonly keepConstructMetadata: boolean;
}

/**
 * Reads the properties: `keepConstructMetadata`, and every setting. They go before the settings file of the working
 * directory; acknowledgements of both hold. Throws one error that names everything that cannot be used.
 */
export function readProperties(properties: Manifest): ValidationProperties {
  const { keepConstructMetadata = false, ...fields } = properties;
  const { settings, problems } = readSettings(fields, ORIGIN);
  const lines = problems.map(({ path, message }) => `${ORIGIN}: ${path}: ${message}`);
  const file = settingsFile(lines);
  if (typeof keepConstructMetadata !== 'boolean')
    lines.push(`keepConstructMetadata: found ${JSON.stringify(keepConstructMetadata)}, expected true or false`);
  if (lines.length > 0)
    throw new Error(`HeadlessValidation cannot be set up:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
  return { keepConstructMetadata: keepConstructMetadata === true, settings: over(settings, file.settings), file };
}

const ORIGIN = 'properties in cdk8s.yaml';

function settingsFile(lines: string[]): SettingsFile {
  try {
    return readSettingsFile();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    lines.push(...error.problems);
    return NO_SETTINGS;
  }
}
