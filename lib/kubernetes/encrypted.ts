/** Whether SOPS encrypted an object: what its fields hold is known only once it is decrypted, and then `sops` is gone. */
export function isEncrypted(object: { readonly [field: string]: unknown }): boolean {
  const { sops } = object;
  return typeof sops === 'object' && sops !== null && 'mac' in sops;
}
