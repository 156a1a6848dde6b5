/**
 * Where the values of a JSON stream begin (`jq -c '.items[]'` writes one a line); one place alone where the text is no
 * such stream.
 */
export function jsonStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (/\s/.test(character)) continue;
    // Between two values only space may stand, and only objects are of use.
    if (depth === 0 && character !== '{') return [0];
    if (depth === 0) starts.push(at);
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"') at = endOfText(text, at);
  }
  return depth === 0 && starts.length > 1 ? [0, ...starts.slice(1)] : [0];
}

/** Where the quote that ends a JSON string stands; the end of the text where there is none. */
function endOfText(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
