/** If a column removes the panel this often in one ticket view, the panel docks. */
const mostThrownOut = 3;
/**
 * If a column is redrawn this often within a minute of one ticket view, the panel docks too: it would restart each
 * time.
 */
const mostRedraws = 6;
const redrawsWithin = 60_000;
/**
 * A panel that has stood for so long (ms) was seen by the agent. After `mostSeenRedraws` redraws of a seen panel it
 * docks.
 */
const seenAfter = 1_000;
const mostSeenRedraws = 2;
/** If the column appears only after the panel has docked, on this many tickets, the panel stays docked. */
const mostLate = 2;
/**
 * After this many removals the panel waits (ms) before it returns, each time twice as long: two scripts may be undoing
 * each other's work.
 */
const mostAtOnce = 8;
const firstWait = 200;
const longestWait = 10_000;

/** The history of the panel in the page's column. Times are ms of one clock. */
export interface ColumnTrust {
  /** True if the panel stays docked for good, whatever the next tickets look like. */
  isUnwelcome: boolean;
  late: number;
  /** This and the fields below are of the current ticket view. */
  removals: number;
  redraws: readonly number[];
  seenRedraws: number;
  isLate: boolean;
}

/** The trust in a column that has not disappointed yet. */
export const fullTrust: ColumnTrust = {
  ...{ isUnwelcome: false, late: 0, removals: 0, redraws: [], seenRedraws: 0, isLate: false },
};

/** A new ticket view: an app that redraws its column with each ticket does not reject the panel. */
export function noteVisit(trust: ColumnTrust): ColumnTrust {
  return { ...trust, removals: 0, redraws: [], seenRedraws: 0, isLate: false };
}

/** The column was redrawn with all its content, so the panel was not rejected. */
export function noteRedraw(trust: ColumnTrust, stoodFor: number, now: number): ColumnTrust {
  const redraws = [...trust.redraws.filter((at) => now - at < redrawsWithin), now];
  const seenRedraws = trust.seenRedraws + (stoodFor >= seenAfter ? 1 : 0);
  const isTooOften = redraws.length >= mostRedraws || seenRedraws >= mostSeenRedraws;
  return { ...trust, redraws, seenRedraws, isUnwelcome: trust.isUnwelcome || isTooOften };
}

/** The panel was removed from a place that still exists. */
export function noteRemoval(trust: ColumnTrust, wasInColumn: boolean): ColumnTrust {
  const removals = trust.removals + 1;
  const isThrownOut = wasInColumn && removals >= mostThrownOut;
  return { ...trust, removals, isUnwelcome: trust.isUnwelcome || isThrownOut };
}

/** A column appeared after the panel had docked on a ticket. */
export function noteLate(trust: ColumnTrust): ColumnTrust {
  if (trust.isLate) return trust;
  const late = trust.late + 1;
  return { ...trust, late, isLate: true, isUnwelcome: trust.isUnwelcome || late >= mostLate };
}

/** How long the panel waits before it returns, ms. */
export function waitAfterRemoval({ removals }: ColumnTrust): number {
  return removals > mostAtOnce ? Math.min(firstWait * 2 ** (removals - mostAtOnce), longestWait) : 0;
}
