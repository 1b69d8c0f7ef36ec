// When the counters of the commune are open.

type Week = Record<string, string[][]>;

/** Return the first moment, from `moment` on, at which the counter is open. */
export function nextOpening(moment: string, week: Week, closed: string[]): string | null {
  return null;
}

/** Return how many minutes the counter is open between two moments. */
export function openMinutes(start: string, end: string, week: Week, closed: string[]): number {
  return 0;
}
