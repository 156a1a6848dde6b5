import type { Inventory } from '../../manifest/inventory';
import { dig } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const WATCHER = /\bkubernetes:\/\/\//;

/** An endpoint that does not say whether it is ready. */
export const epsReadyExplicit: Rule = {
  id: 'eps-ready-explicit',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Endpoints say `conditions.ready: true`',
  why: 'DNS and kube-proxy take a missing condition for ready, but kuberesolver 6, a gRPC resolver that watches slices, leaves such endpoints out. It is a warning where a client of the run dials `kubernetes:///`.',
  symptom: 'The gRPC client has no address, although DNS answers',
  fix: 'Write `conditions: {ready: true}` for each endpoint.',
  source: 'https://github.com/sercand/kuberesolver/blob/v6.0.1/builder.go',
  *check({ inventory }) {
    let watched: boolean | undefined;
    for (const slice of writtenSlices(inventory))
      for (const { path, fields } of endpointsOf(slice)) {
        const ready = dig(fields, 'conditions', 'ready');
        if (ready !== undefined && ready !== null) continue;
        watched ??= isWatched(inventory);
        yield {
          object: slice.manifest,
          path,
          found: 'no conditions.ready',
          expected: '`conditions.ready: true`',
          ...(watched && { severity: 'warning' as const }),
        };
      }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ conditions: undefined })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ conditions: { ready: true } })] })],
  },
};

/** Whether a client of the run finds its servers by a watch on EndpointSlices. */
function isWatched({ workloads }: Inventory): boolean {
  return workloads.some(({ containers }) =>
    containers.some(
      (container) =>
        container.env.some(({ value }) => value !== undefined && WATCHER.test(value)) ||
        container.words.some(({ word }) => WATCHER.test(word)),
    ),
  );
}
