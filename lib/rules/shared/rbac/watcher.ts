import { Resource } from '../../../manifest/resource';
import type { Workload } from '../../../manifest/workload';
import type { Dialled } from '../address/dialled';
import { clusterName } from '../address/cluster-host';
import { watchedTargets } from '../address/grpc-targets';
import type { Run } from '../../rule';
import { Bindings, grantsOf, letsWatch, type Bound, type Grant } from './access';

/** A workload that watches the EndpointSlices of a Service, and what it may do. */
export interface Watcher {
  readonly workload: Workload;
  readonly target: Dialled;
  /** The namespace of the Service; `undefined` where it is not known. */
  readonly namespace: string | undefined;
  readonly bound: readonly Bound[];
  /** What roles in the checked files grant on EndpointSlices in the namespace of the Service. */
  readonly grants: readonly Grant[];
  /** Whether roles let it watch Endpoints there by name, which clients need that know no EndpointSlices. */
  readonly readsEndpoints: boolean;
  /** What such roles grant in other namespaces. */
  readonly elsewhere: readonly (Grant & { readonly binding: Resource })[];
  /** Whether it may list and watch; `undefined` where a role that is not in the checked files may grant it. */
  readonly allowed: boolean | undefined;
}

const GROUP = 'discovery.k8s.io';

/** The workloads that have a target of a resolver that watches EndpointSlices. */
export function watchers(run: Run): readonly Watcher[] {
  const targets = watchedTargets(run);
  if (targets.length === 0) return [];
  const bindings = new Bindings(run.inventory);
  return targets.map((target) => {
    const { workload } = target.where;
    const named = clusterName(target.address.host, run.settings.clusterDomain)?.labels[1];
    const namespace = target.to?.service.namespace ?? named ?? workload.namespace;
    const there = new Resource({ metadata: namespace === undefined ? {} : { namespace } });
    const bound = bindings.of(workload);
    const reaches = ({ binding }: Bound) => binding.kind === 'ClusterRoleBinding' || binding.mayShareNamespace(there);
    const grantsBy = (some: readonly Bound[]) =>
      some.flatMap(({ binding, role }) =>
        role === undefined ? [] : grantsOf(role, GROUP, 'endpointslices').map((grant) => ({ ...grant, binding })),
      );
    const grants = grantsBy(bound.filter(reaches));
    const endpoints = bound
      .filter(reaches)
      .flatMap(({ role }) => (role === undefined ? [] : grantsOf(role, '', 'endpoints')));
    const unseen = bound.some((entry) => entry.role === undefined && reaches(entry));
    return {
      workload,
      target,
      namespace,
      bound,
      grants,
      readsEndpoints: letsWatch(endpoints.filter(({ named }) => named)),
      elsewhere: grantsBy(bound.filter((entry) => !reaches(entry))),
      allowed: letsWatch(grants) ? true : unseen ? undefined : false,
    };
  });
}
