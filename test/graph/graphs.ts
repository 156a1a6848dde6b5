import fc from 'fast-check';
import { folded, viewOf } from '../../lib/graph/fold';
import type { Graph } from '../../lib/graph/graph';
import { graphOf } from '../../lib/graph/graph-of';
import type { Fold, View } from '../../lib/graph/view';
import { connectionsOf } from '../connections/connections-of';

/** The picture of the objects of a YAML stream. */
export function pictureOf(yaml: string, view: Partial<View> = {}): Graph {
  return viewOf(graphOf(connectionsOf(yaml)), { fold: 'none', only: [], ...view });
}

/** The same, folded. */
export function foldedPictureOf(yaml: string, fold: Fold): Graph {
  return folded(graphOf(connectionsOf(yaml)), fold);
}

/** A group of pods behind a headless Service, with the addresses that its container is configured with. */
export function group(name: string, namespace: string, addresses: Readonly<Record<string, string>> = {}): string {
  const q = (text: string): string => JSON.stringify(text);
  const env = Object.entries(addresses).map(([key, value]) => `{name: ${q(key)}, value: ${q(value)}}`);
  return `---
apiVersion: v1
kind: Service
metadata: {name: ${q(name)}, namespace: ${q(namespace)}}
spec: {clusterIP: None, selector: {app: ${q(name)}}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ${q(name)}, namespace: ${q(namespace)}}
spec:
  serviceName: ${q(name)}
  replicas: 3
  selector: {matchLabels: {app: ${q(name)}}}
  template:
    metadata: {labels: {app: ${q(name)}}}
    spec: {containers: [{name: main, image: x, ports: [{containerPort: 8080}], env: [${env.join(', ')}]}]}
`;
}

/** Every verdict that a picture knows but `fragile`, and a Service that is another name. */
export const SHOP = `${group('web', 'shop', {
  DB_URL: 'postgres://db.data:8080/x',
  WRONG_PORT: 'http://db.data:80',
  API: 'https://api.example.com',
  NO_SUCH: 'http://webb.shop.svc:80',
})}${group('db', 'data')}---
apiVersion: v1
kind: Service
metadata: {name: alias, namespace: shop}
spec: {type: ExternalName, externalName: db.example.com}
`;

/** Names that would end a string, begin a tag, or be an instruction in one of the languages of a picture. */
export const HOSTILE: readonly string[] = [
  '"></title><script>alert(1)</script>',
  "'--><img src=x onerror=alert(1)>",
  '"]; end; click n0 call alert(1) "',
  'end',
  '`**bold**`',
  '%%{init: {"securityLevel": "loose"}}%%',
  '#quot;#35;&quot;&#x3c;',
  'a\\N\\G\\',
  '<TABLE><TR>]]>',
  '$&$1$`',
  '}|{"x"}|',
  '\u202egpj.exe\u0007\u001b[31m',
  'naïve 名前 🙂',
];

/** Any text that a name may be in a file that no server has seen. */
export const anyName = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
