// When the counters of the commune are open.

/** Return the first moment, from `moment` on, at which the counter is open. */
export function nextOpening(moment, week, closed) {}

/** Return how many minutes the counter is open between two moments. */
export function openMinutes(start, end, week, closed) {}
