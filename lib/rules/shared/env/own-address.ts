import type { Container } from '../../../manifest/container';
import type { Workload } from '../../../manifest/workload';
import { fieldPathOf } from './environment';

/** A string of a container that joins an address of the pod with something: `[$(POD_IP)]:9094`. */
export interface OwnAddress {
  readonly workload: Workload;
  readonly path: string;
  readonly text: string;
  /** The variable, and the field of the pod that it holds. */
  readonly variable: string;
  readonly field: string;
  /** Whether it stands in brackets, and whether a scheme stands before it or a port behind it. */
  readonly bracketed: boolean;
  readonly scheme: boolean;
  readonly port: boolean;
}

/** The strings of a container in which an address of its pod or node stands. */
export function ownAddresses(workload: Workload, container: Container): readonly OwnAddress[] {
  const fields = new Map(
    container.env.flatMap(({ name, valueFrom }) => {
      const field = fieldPathOf(valueFrom);
      return field !== undefined && /^status\.(?:podIPs?|hostIPs?)$/.test(field) ? [[name, field] as const] : [];
    }),
  );
  if (fields.size === 0) return [];
  const texts = [
    ...container.env.flatMap(({ path, value }) =>
      value === undefined ? [] : [{ path: `${path}.value`, text: value }],
    ),
    ...container.words.map(({ path, word }) => ({ path, text: word })),
  ];
  return texts.flatMap(({ path, text }) =>
    [...text.matchAll(/(:\/\/)?(\[)?(?<!\$)\$\(([-._a-zA-Z0-9]+)\)(\])?(:\d)?/g)].flatMap(
      ([, scheme, open, variable = '', close, port]): readonly OwnAddress[] => {
        const field = fields.get(variable);
        if (field === undefined) return [];
        const bracketed = open !== undefined && close !== undefined;
        return [
          { workload, path, text, variable, field, bracketed, scheme: scheme !== undefined, port: port !== undefined },
        ];
      },
    ),
  );
}
