import type { RaisedFault } from '../rules/document/raise';
import type { Place } from './text-file';

/** What is wrong with a text that manifests are read from, and where. Its object is empty where the text holds none. */
export interface DocumentFault extends RaisedFault {
  readonly place: Place;
}
