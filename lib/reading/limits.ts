/** How deep a document may nest. The deepest resource definitions in public charts stay below 100. */
export const MAX_DEPTH = 500;

/** How many bytes one run reads. A parsed document needs about ten times its size in memory. */
export const MAX_BYTES = 128 * 1024 * 1024;

/**
 * How many entries (lines, items of flow lists) one run reads. A few megabytes of `- a` need more memory than all
 * manifests of a large cluster: 50,000 objects have two million entries.
 */
export const MAX_ENTRIES = 3_000_000;

/** Nodes that a document may have after its aliases are put in, beside the ratio below. */
export const MAX_NODES = 4_000_000;

/** How many times larger aliases may make a document: what goyaml allows (99 % of the nodes). */
export const MAX_ALIAS_RATIO = 100;
