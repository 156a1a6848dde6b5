import type { Live } from '../api/api';

/** Two pods of a Deployment, for examples that speak of pods without showing them. */
export const pods = (app: string, port: number, template: Live = {}): Live => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `behind-${app}` },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app } },
    template: {
      metadata: { labels: { app } },
      spec: { containers: [{ name: 'app', image: 'registry.example/app:1', ports: [{ containerPort: port }] }] },
      ...template,
    },
  },
});

/** A headless Service of one port. */
export const headless = (name: string, port: number, selector?: Live): Live => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { clusterIP: 'None', selector, ports: [{ name: 'http', port }] },
});

/** A database that pods of other namespaces call: `db.data`. */
export const database: readonly Live[] = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'db', namespace: 'data' },
    spec: { selector: { app: 'db' }, ports: [{ name: 'sql', port: 5432 }] },
  },
];
