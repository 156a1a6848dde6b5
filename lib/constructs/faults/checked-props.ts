/** Props whose every value was looked at when they were the props of something else. */
const CHECKED = new WeakSet<object>();

/** Notes that the caller has looked at these props, in its own report, as thoroughly as their taker would. */
export function asChecked<T extends object>(props: T): T {
  CHECKED.add(props);
  return props;
}

/** Whether there is nothing left to look at in these props. */
export function isChecked(props: object | null | undefined): boolean {
  return props !== null && props !== undefined && CHECKED.has(props);
}
