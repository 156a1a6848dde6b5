/** Props before they are checked: a program in JavaScript may leave out what the type requires. */
export type Given<T> = { readonly [K in keyof T]?: T[K] };
