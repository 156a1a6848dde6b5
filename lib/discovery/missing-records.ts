import type { Discovery } from './discovery';
import { isMissing, type MissingRecord } from './dns-note';
import { recordNotes } from './service-notes';
import { orphanNotes, workloadNotes } from './workload-notes';

/** The records that somebody may expect of the objects, and that DNS will not have. */
export function missingRecords(discovery: Discovery): readonly MissingRecord[] {
  return [
    ...discovery.services.flatMap((service) => recordNotes(discovery, service)),
    ...workloadNotes(discovery),
    ...orphanNotes(discovery),
  ].filter(isMissing);
}
