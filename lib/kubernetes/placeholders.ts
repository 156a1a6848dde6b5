/** Whether a string must still be filled in by envsubst, a template engine or the like: `{{ .Release.Name }}`, `${NAME}-web`, `$NAME-web`, `$(NAME)`, `$host-name`, `<name>`. */
export function isPlaceholder(value: string): boolean {
  return /\{\{|\$\{|\$\(|\$[A-Z_][A-Z0-9_]*(?![A-Za-z0-9])|^\$[a-z]\w*[.&-]|^<[^<>]+>$|^<[\w-]+>[-.]/.test(value);
}
