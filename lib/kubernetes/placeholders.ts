/** Whether a string must still be filled in by envsubst, a template engine or the like: `{{ .Release.Name }}`, `${NAME}-web`, `$(NAME)`, `<name>`. */
export function isPlaceholder(value: string): boolean {
  return /\{\{|\$\{|\$\(|^<[^<>]+>$/.test(value);
}
