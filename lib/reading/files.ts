import { closeSync, lstatSync, openSync, readFileSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { MAX_BYTES } from './limits';
import { folderEntries, walk } from './walk';

/** A file to read: one that the user named, or one that a named folder holds. */
export interface InputFile {
  readonly path: string;
  readonly named: boolean;
}

/** A reason why something could not be read, one line for people. */
export class Unreadable extends Error {}

const MANIFEST = /\.(?:ya?ml|json)$/i;

/**
 * The manifest files of a path, in the order of their names: the file itself, or all `*.yaml`, `*.yml` and `*.json` of
 * a folder and its folders. Hidden folders and `node_modules` hold no manifests.
 */
export function filesOf(path: string): readonly InputFile[] {
  const status = attempt(path, () => statSync(path));
  if (!status.isDirectory()) return [{ path, named: true }];
  const found: InputFile[] = [];
  const isManifest = (file: string, entry: Dirent): boolean =>
    MANIFEST.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFile(file)));
  walk(
    path,
    (file, entry) => isManifest(file, entry) && found.push({ path: file, named: false }) > 0,
    (folder) => attempt(folder, () => folderEntries(folder)),
  );
  if (found.length === 0) throw new Unreadable(`${path}: no *.yaml, *.yml or *.json file in this folder`);
  return found;
}

function isFile(path: string): boolean {
  // A link that leads nowhere is reported when it is read; one to a folder could lead in circles.
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** What tells a file from another, whatever it is called. */
export function identity(path: string): string {
  return attempt(path, () => {
    try {
      // The system's own way asks once; the other one asks for every folder on the way.
      return realpathSync.native(path);
    } catch (error) {
      // A pipe such as `/dev/fd/63` is a link to a name that no folder has.
      if (statSync(path).isFIFO()) return path;
      throw error;
    }
  });
}

/** The bytes of a file, or of a pipe such as `/dev/fd/63`; at most `budget` of them. */
export function readBytes(path: string, budget: number): Buffer {
  const status = attempt(path, () => statSync(path));
  if (status.isDirectory()) throw new Unreadable(`${path}: a folder`);
  if (status.isSocket()) throw new Unreadable(`${path}: a socket, not a file`);
  if (status.isFile()) {
    if (status.size > budget) throw tooLarge(path, status.size);
    return attempt(path, () => readFileSync(path));
  }
  // Whoever opens one that nobody writes to waits for ever. Those of a shell's `<(…)` have their writer.
  if (!/^\/(?:dev|proc)\//.test(path) && lstatSync(path).isFIFO())
    throw new Unreadable(`${path}: a named pipe, not a file; read it with: cat ${path} | cdk8s-headless check -`);
  return attempt(path, () => readPipe(path, budget));
}

function readPipe(path: string, budget: number): Buffer {
  const pipe = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(65_536);
      const count = readSync(pipe, chunk);
      if (count === 0) return Buffer.concat(chunks);
      size += count;
      if (size > budget) throw tooLarge(path, size);
      chunks.push(chunk.subarray(0, count));
    }
  } finally {
    closeSync(pipe);
  }
}

/** All of a stream, such as stdin; at most `MAX_BYTES`. */
export async function readAll(name: string, stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > MAX_BYTES) throw tooLarge(name, size);
      chunks.push(bytes);
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  return Buffer.concat(chunks);
}

/** Says that a run cannot hold so much. */
function tooLarge(name: string, size: number): Unreadable {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  return new Unreadable(
    `${name}: ${megabytes(size)}, more than is left of the ${megabytes(MAX_BYTES)} that one run reads; check it in parts`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'a symbolic link that leads to itself',
  EISDIR: 'a folder',
  ENAMETOOLONG: 'the name is too long',
};

function unreadable(path: string, error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new Unreadable(`${path}: ${REASONS[code] ?? (error instanceof Error ? error.message : String(error))}`);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw unreadable(path, error);
  }
}
