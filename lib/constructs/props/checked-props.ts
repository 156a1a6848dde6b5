const CHECKED = Symbol('checked');

/** Notes that the caller has looked at these props, in its own report, as thoroughly as their taker would. */
export function asChecked<T extends object>(props: T): T {
  (props as { [CHECKED]?: true })[CHECKED] = true;
  return props;
}

/** Whether there is nothing left to look at in these props. */
export function isChecked(props: object | null | undefined): boolean {
  return (props as { readonly [CHECKED]?: true } | null | undefined)?.[CHECKED] === true;
}
