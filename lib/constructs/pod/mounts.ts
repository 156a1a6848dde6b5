/** What is mounted, by container, in the field names of Kubernetes. */
export type MountsOfContainers = ReadonlyMap<
  string,
  readonly { readonly field: 'volumeMounts' | 'volumeDevices'; readonly entry: object }[]
>;
