import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ObjectMetadata } from '../props/object-metadata';
import { commonLabels } from './labels';
import { RenderedObject } from './rendered-object';

type Entries = Readonly<Record<string, string>>;

/** What an object is, and what it is called. */
export interface KubeObjectHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The namespace, where it is another one than that of the chart. */
  readonly namespace?: string;
  /** What the object is part of, for its usual labels; the object itself where nothing is given. */
  readonly partOf?: string;
  /** Labels of the construct, which those of the user go before. */
  readonly labels?: Entries;
  /** Annotations of the construct, which those of the user go before. */
  readonly annotations?: Entries;
  /** The labels and annotations that the user gave. */
  readonly metadata: ObjectMetadata | undefined;
  /** Labels that no label of the user replaces. */
  readonly fixedLabels?: Entries;
}

/** An object with the usual labels. Each field beside the head, such as `spec`, is made when the object is rendered. */
export function kubeObject(
  scope: Construct,
  id: string,
  { apiVersion, kind, name, namespace, partOf, labels, annotations, metadata, fixedLabels }: KubeObjectHead,
  fields: Readonly<Record<string, () => unknown>>,
): ApiObject {
  const head = {
    name,
    namespace,
    labels: { ...commonLabels(partOf ?? name), ...labels, ...metadata?.labels, ...fixedLabels },
    annotations: { ...annotations, ...metadata?.annotations },
  };
  return new RenderedObject(scope, id, { apiVersion, kind, metadata: head }, fields);
}
