import { ApiObject, JsonPatch, type Chart } from 'cdk8s';

/** The chart's namespace, with the Pod Security level that it enforces. */
export function namespaceOf(chart: Chart, level: 'restricted' | 'baseline'): void {
  const namespace = new ApiObject(chart, 'Namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: chart.namespace,
      labels: { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/enforce-version': 'latest' },
    },
  });
  // A chart puts each object into its namespace; a Namespace lies in none.
  namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
