import { createHash } from 'crypto';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import type { PodGroupProps } from './pod-group-props';

/** The annotation of pods with the hash of the configuration that they are made anew for. */
export const CONFIGURATION_HASH = 'cdk8s-headless/configuration-hash';

/** 64 bits: two contents of one object never have the same. */
const DIGITS = 16;

/** What a container can read of an object of configuration. */
const CONTENTS = ['data', 'binaryData', 'stringData'] as const;

/** Reports constructs whose contents a hash cannot be made of, and an annotation that would be lost. */
export function addRestartErrors(errors: PropErrors, { restartOn = [], podMetadata }: Given<PodGroupProps>): void {
  restartOn.forEach((construct, index) => {
    const object = objectOf(construct);
    const isConfiguration = object?.apiVersion === 'v1' && (object.kind === 'ConfigMap' || object.kind === 'Secret');
    if (!isConfiguration)
      errors.addFound(
        `restartOn[${index}]`,
        object === undefined ? `${quoted(construct)} "${construct.node.path}"` : `a ${object.kind}`,
        'a ConfigMap or a Secret that this program makes',
        'The hash is made of what it renders to; of one that is only referred to nothing is known here.',
      );
  });
  if (restartOn.length > 0 && podMetadata?.annotations?.[CONFIGURATION_HASH] !== undefined)
    errors.add(
      `podMetadata.annotations["${CONFIGURATION_HASH}"]`,
      podMetadata.annotations[CONFIGURATION_HASH],
      'no such annotation beside "restartOn"',
      'The hash of the configuration stands there.',
    );
}

/** A hash of what some ConfigMaps and Secrets contain now. */
export function configurationHash(constructs: readonly IConstruct[]): string {
  const contents = constructs.map((construct) => {
    const { kind, metadata, ...rendered } = objectOf(construct)?.toJson() ?? {};
    return [kind, metadata?.namespace, metadata?.name, ...CONTENTS.map((field) => sorted(rendered[field]))];
  });
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, DIGITS);
}

/** The entries of a map in one order, whoever has put them there. */
function sorted(map: Readonly<Record<string, unknown>> | undefined): readonly unknown[] {
  return Object.entries(map ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The object of the API that a construct is, or that it makes. */
function objectOf(construct: IConstruct): ApiObject | undefined {
  const object = ApiObject.isApiObject(construct) ? construct : construct.node.defaultChild;
  return object !== undefined && ApiObject.isApiObject(object) ? object : undefined;
}
