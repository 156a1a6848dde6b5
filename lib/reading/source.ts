import { inStream, type Part } from './document';
import { outline, startOf, type Node } from './outline';
import type { Place, TextFile } from './text-file';

/** Where an object was read: enough to find the line of any of its fields, should it have a finding. */
export class Source {
  public constructor(
    public readonly file: TextFile,
    private readonly part: Part,
    /** Which document of the part it is. */
    private readonly index: number,
    /** Its path in that document: `items[3].` of a List, else empty. */
    private readonly within: string,
  ) {}

  /** The same document, further inside. */
  public inside(step: string): Source {
    return new Source(this.file, this.part, this.index, `${this.within}${step}.`);
  }

  /** Where a field stands, or the nearest one around it that the text has. */
  public place(path: string): Place {
    const root = outlineOf(this.part)[this.index];
    const whole = path === '' ? this.within.replace(/\.$/, '') : this.within + path;
    return this.file.place(inStream(this.part, root === undefined ? 0 : startOf(root, whole)));
  }
}

// Findings come object by object, so the outline of the last part serves most of them.
let last: { readonly part: Part; readonly roots: readonly Node[] } | undefined;

function outlineOf(part: Part): readonly Node[] {
  if (last?.part !== part) last = { part, roots: outline(part.text) };
  return last.roots;
}
