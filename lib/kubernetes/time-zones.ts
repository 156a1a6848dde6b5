/**
 * Whether the zone can be one of the IANA time zone database, in its spelling. A name in a known region that is unlike all
 * known ones passes: the cluster may know newer zones.
 */
export function isTimeZone(name: string): boolean {
  const parts = name.split('/');
  if (name.toLowerCase() === 'local' || !parts.every(isPart)) return false;
  const known = Intl.supportedValuesOf('timeZone');
  if (known.some((zone) => zone.toLowerCase() === name.toLowerCase())) return known.includes(name);
  if (isKnown(name)) return /^[A-Z]/.test(name);
  return parts.length > 1 && known.some((zone) => zone.startsWith(`${parts[0] ?? ''}/`));
}

function isPart(part: string): boolean {
  return /^[A-Za-z._0-9+][-A-Za-z._0-9+]{0,13}$/.test(part) && part !== '.' && part !== '..';
}

/** Links such as `US/Eastern` are known too; offsets such as `+01:00` are none of the database. */
function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
