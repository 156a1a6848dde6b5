/**
 * The names that `$(NAME)` in an env value, a command or an argument refers to, read as the kubelet reads them:
 * `$$` stands for a dollar and escapes, an opened reference without its end is text.
 */
export function references(text: string): readonly string[] {
  const found: string[] = [];
  let at = text.indexOf('$');
  while (at >= 0 && at + 1 < text.length) {
    // Whatever follows the dollar is taken with it, an opening parenthesis without an end alone.
    let next = at + 2;
    if (text[at + 1] === '(') {
      const end = text.indexOf(')', at + 2);
      // Once no reference ends, no later one does.
      if (end < 0) break;
      found.push(text.slice(at + 2, end));
      next = end + 1;
    }
    at = text.indexOf('$', next);
  }
  return found;
}

/** The text with its references replaced, those to unknown names left as they stand. */
export function expand(text: string, values: ReadonlyMap<string, string>): string {
  let expanded = '';
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0 && at + 1 < text.length; at = text.indexOf('$', from)) {
    expanded += text.slice(from, at);
    const end = text[at + 1] === '(' ? text.indexOf(')', at + 2) : -1;
    if (end >= 0) {
      const name = text.slice(at + 2, end);
      expanded += values.get(name) ?? `$(${name})`;
      from = end + 1;
    } else {
      expanded += text[at + 1] === '$' ? '$' : text.slice(at, at + 2);
      from = at + 2;
    }
  }
  return expanded + text.slice(from);
}
