import type { Manifest } from '../manifest/manifest';
import { TextFile } from '../reading/text-file';
import { readSettingsFile, SettingsFault, settingsOf, type SettingsFile } from '../settings/settings-file';

/** What `properties` of the plugin in `cdk8s.yaml`, and below them the settings file, say. */
export interface ValidationProperties extends Pick<
  SettingsFile,
  'settings' | 'failOn' | 'clusters' | 'acknowledgements'
> {
  readonly keepConstructMetadata: boolean;
}

/**
 * Reads the properties: `keepConstructMetadata`, and all that a settings file may say. They go before the settings file
 * of the working directory; acknowledgements of both hold. Throws one error that names everything that cannot be used.
 */
export function readProperties(properties: Manifest): ValidationProperties {
  const { keepConstructMetadata = false, ...settings } = properties;
  const problems: string[] = [];
  const said = collected(problems, () => settingsOf(new TextFile(ORIGIN, JSON.stringify(settings))));
  const file = collected(problems, () => readSettingsFile(undefined));
  if (typeof keepConstructMetadata !== 'boolean')
    problems.push(`keepConstructMetadata: found ${JSON.stringify(keepConstructMetadata)}, expected true or false`);
  if (problems.length > 0 || said === undefined || file === undefined)
    throw new Error(`HeadlessValidation cannot be set up:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return {
    keepConstructMetadata: keepConstructMetadata === true,
    settings: { ...file.settings, ...said.settings },
    failOn: said.failOn ?? file.failOn,
    clusters: { ...file.clusters, ...said.clusters },
    acknowledgements: [...said.acknowledgements, ...file.acknowledgements],
  };
}

const ORIGIN = 'properties in cdk8s.yaml';

function collected(problems: string[], read: () => SettingsFile): SettingsFile | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingsFault)) throw error;
    // The properties come as values: where in the text of cdk8s.yaml they stand is not known.
    problems.push(...error.problems.map((line) => line.replace(new RegExp(`^${ORIGIN}:[0-9]+:[0-9]+`), ORIGIN)));
    return undefined;
  }
}
