import { SETTINGS } from './settings-table';

/** The JSON schema of the settings file, for editors: `docs/cdk8s-headless.schema.json`. */
export function settingsSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/cdk8s-headless/cdk8s-headless/main/docs/cdk8s-headless.schema.json',
    title: 'cdk8s-headless.yaml',
    description:
      'Settings of the command cdk8s-headless, of its plugin for cdk8s synth and of HeadlessChecks, found in the working directory. Flags, properties and props override them.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(SETTINGS).map(([name, { description, schema }]) => [name, { description, ...schema }]),
    ),
  };
}
