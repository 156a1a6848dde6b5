import type { Part } from './document';
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
    const whole = path === '' ? this.within.replace(/\.$/, '') : this.within + path;
    const { text } = this.part;
    return this.file.place(this.part.inStream(this.file.outlineOf(text).startOf(this.index, whole)));
  }
}
