import { readFileSync } from 'fs';
import { join } from 'path';
import type { Chart } from 'cdk8s';
import { ConfigMap, Volume, type ContainerProps } from 'cdk8s-plus-27';
import { small } from './small';

/** A container that runs one of the programs in `examples/apps/`, which a ConfigMap brings along. */
export function program(chart: Chart, id: string, name: string, file: string): ContainerProps {
  const source = new ConfigMap(chart, id, {
    metadata: { name: `${name}-program` },
    data: { [file]: readFileSync(join(__dirname, 'apps', file), 'utf8') },
  });
  const volume = Volume.fromConfigMap(chart, `${id}Volume`, source, { name: 'program' });
  return {
    name,
    image: 'node:20-alpine',
    command: ['node', `/program/${file}`],
    // The image's user has a name only; Kubernetes wants to see a number that is not 0.
    securityContext: { user: 1000, group: 1000 },
    resources: small(),
    volumeMounts: [{ path: '/program', volume }],
  };
}
