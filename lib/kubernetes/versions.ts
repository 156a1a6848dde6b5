/** The oldest Kubernetes minor version that is supported. */
export const OLDEST = '1.27';

/** The newest Kubernetes minor version that is supported. */
export const NEWEST = '1.37';

/** Every supported minor version, oldest first. */
export const MINORS: readonly string[] = minorsBetween(OLDEST, NEWEST);

/** Below zero where the first Kubernetes minor version is older than the second: `1.9` before `1.27`. */
export function compareVersions(first: string, second: string): number {
  const [firstMajor, firstMinor] = parts(first);
  const [secondMajor, secondMinor] = parts(second);
  return firstMajor - secondMajor || firstMinor - secondMinor;
}

/** The 27 of `1.27`, `v1.27` or `1.27.4`. */
export function minorOf(version: string): number {
  return parts(version)[1];
}

/** Some minor versions in a row, such as those that an object is for. */
export class VersionRange {
  readonly #oldest: number;
  readonly #newest: number;

  public constructor({ oldest, newest }: { readonly oldest: string; readonly newest: string }) {
    this.#oldest = minorOf(oldest);
    this.#newest = minorOf(newest);
  }

  /** Whether a constraint that came with a minor version holds for one of them. */
  public since(minor: number): boolean {
    return this.#newest >= minor;
  }

  /** Whether a constraint that a minor version was the last to have holds for one of them. */
  public until(minor: number): boolean {
    return this.#oldest <= minor;
  }
}

function parts(version: string): readonly [number, number] {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return [major || 0, minor || 0];
}

function minorsBetween(oldest: string, newest: string): readonly string[] {
  const [major, first] = parts(oldest);
  const [, last] = parts(newest);
  return Array.from({ length: last - first + 1 }, (_, index) => `${major}.${first + index}`);
}
