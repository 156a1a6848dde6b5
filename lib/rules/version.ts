/** Below zero where the first Kubernetes minor version is older than the second: `1.9` before `1.27`. */
export function compareVersions(first: string, second: string): number {
  const [firstMajor, firstMinor] = parts(first);
  const [secondMajor, secondMinor] = parts(second);
  return firstMajor - secondMajor || firstMinor - secondMinor;
}

function parts(version: string): readonly [number, number] {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return [major || 0, minor || 0];
}
