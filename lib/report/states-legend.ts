/** What the columns of a table mean that has one for each state of the pods. */
export const STATES_LEGEND =
  'starting = pods run, none has been ready yet. ready = all are ready. unready = all exist, none is ready.';
