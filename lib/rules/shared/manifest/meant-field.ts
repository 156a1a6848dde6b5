import { modelOf, type Model } from '../../../kubernetes/fields';
import { mapping } from '../../../manifest/manifest';
import { meantName } from './meant-name';
import { usualFirst } from './usual-fields';

/**
 * The field that is meant by a name that the model does not have: a name that is near, or the same name in a part of the
 * object. `undefined` where neither is clear.
 */
export function meantField(
  name: string,
  model: Model,
  object: { readonly [field: string]: unknown },
): readonly string[] | undefined {
  const near = meantName(name, usualFirst(model));
  if (near !== undefined) return [near];
  const parts = [...model.fields.values()].filter(
    (field) => field.name !== 'status' && field.type.is === 'model' && modelOf(field.type.name).fields.has(name),
  );
  const written = parts.filter((field) => mapping(object[field.name]) !== undefined);
  const [part, ...others] = written.length > 0 ? written : parts;
  return part === undefined || others.length > 0 ? undefined : [part.name, name];
}
