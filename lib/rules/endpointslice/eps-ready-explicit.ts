import type { Inventory } from '../../manifest/inventory';
import { dig } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const WATCHED_TARGET = /\bkubernetes:\/\/\//;

/** Finds endpoints without the condition ready. */
export const epsReadyExplicit: Rule = {
  id: 'eps-ready-explicit',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Set conditions.ready of every endpoint',
  why: 'DNS and kube-proxy treat an endpoint without the condition as ready, but kuberesolver 6, a gRPC resolver that watches EndpointSlices, leaves it out. It is a warning where a workload of the checked files has a target with kubernetes:///.',
  symptom: 'The gRPC client has no address, although DNS answers.',
  fix: 'Write conditions: { ready: true } for each endpoint.',
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
          expected: 'conditions.ready: true',
          ...(watched && { severity: 'warning' as const }),
        };
      }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ conditions: undefined })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ conditions: { ready: true } })] })],
  },
};

/** Whether a workload has a gRPC target that is resolved by a watch on EndpointSlices. */
function isWatched({ workloads }: Inventory): boolean {
  return workloads.some(({ containers }) =>
    containers.some(
      (container) =>
        container.env.some(({ value }) => value !== undefined && WATCHED_TARGET.test(value)) ||
        container.words.some(({ word }) => WATCHED_TARGET.test(word)),
    ),
  );
}
