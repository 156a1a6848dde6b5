/**
 * The words of each field that takes one of a few, from the OpenAPI code that Kubernetes generates from its Go types: the
 * published documents leave them out. `[definition, [field, words]]`, for fields and for the entries of lists.
 */
export function enumsOf(source) {
  const enums = new Map();
  let definition;
  let field;
  for (const line of source.split('\n')) {
    const start = /^func schema_(\w+)\(ref /.exec(line)?.[1];
    if (start !== undefined) {
      definition = definitionOf(start);
      continue;
    }
    // The fields of a model are written five steps in.
    field = /^\t{5}"([^"]+)": \{$/.exec(line)?.[1] ?? field;
    const words = /^\t+Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line)?.[1];
    if (words === undefined || definition === undefined) continue;
    const fields = enums.get(definition) ?? new Map();
    enums.set(definition, fields.set(field, JSON.parse(`[${words}]`)));
  }
  return enums;
}

/** `k8sio_api_core_v1_PodSpec` is `io.k8s.api.core.v1.PodSpec` in the documents. */
function definitionOf(name) {
  const [, group, version, model] = /^k8sio_api_(\w+)_(v\d[a-z0-9]*)_(\w+)$/.exec(name) ?? [];
  return model === undefined ? undefined : `io.k8s.api.${group}.${version}.${model}`;
}
