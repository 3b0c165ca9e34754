/** A column that so often in one visit throws out what it does not know is left alone: the panel docks. */
const mostThrownOut = 3;
/** One that is drawn anew so often in a minute of one visit would have the panel begin anew each time: it docks too. */
const mostRedraws = 6;
const redrawsWithin = 60_000;
/** A panel that has stood for so long (ms) was seen; after so many of those it would begin anew before the agent's eyes. */
const seenAfter = 1_000;
const mostSeenRedraws = 2;
/** On so many tickets a column may come after the panel has docked: from then on the panel stays where it is. */
const mostLate = 2;
/** From then on the panel waits (ms) before it comes back, twice as long each time: two scripts may undo each other's work. */
const mostAtOnce = 8;
const firstWait = 200;
const longestWait = 10_000;

/** What the panel has lived through in the page's column. Times are ms of one clock. */
export interface ColumnTrust {
  /** Never trusted again: the panel stays docked, whatever the next tickets look like. */
  isUnwelcome: boolean;
  late: number;
  /** Of the present visit. */
  removals: number;
  redraws: readonly number[];
  seenRedraws: number;
  isLate: boolean;
}

export const fullTrust: ColumnTrust = {
  ...{ isUnwelcome: false, late: 0, removals: 0, redraws: [], seenRedraws: 0, isLate: false },
};

/** An app that redraws its column with each ticket means no harm. */
export function noteVisit(trust: ColumnTrust): ColumnTrust {
  return { ...trust, removals: 0, redraws: [], seenRedraws: 0, isLate: false };
}

/** The column was drawn anew with all that stood in it: nothing was held against us. */
export function noteRedraw(trust: ColumnTrust, stoodFor: number, now: number): ColumnTrust {
  const redraws = [...trust.redraws.filter((at) => now - at < redrawsWithin), now];
  const seenRedraws = trust.seenRedraws + (stoodFor >= seenAfter ? 1 : 0);
  const isTooOften = redraws.length >= mostRedraws || seenRedraws >= mostSeenRedraws;
  return { ...trust, redraws, seenRedraws, isUnwelcome: trust.isUnwelcome || isTooOften };
}

/** The panel was taken out of a place that still stands. */
export function noteRemoval(trust: ColumnTrust, wasInColumn: boolean): ColumnTrust {
  const removals = trust.removals + 1;
  const isThrownOut = wasInColumn && removals >= mostThrownOut;
  return { ...trust, removals, isUnwelcome: trust.isUnwelcome || isThrownOut };
}

/** A column has come after the panel had docked on a ticket. */
export function noteLate(trust: ColumnTrust): ColumnTrust {
  if (trust.isLate) return trust;
  const late = trust.late + 1;
  return { ...trust, late, isLate: true, isUnwelcome: trust.isUnwelcome || late >= mostLate };
}

/** How long the panel waits before it comes back, ms. */
export function waitAfterRemoval({ removals }: ColumnTrust): number {
  return removals > mostAtOnce ? Math.min(firstWait * 2 ** (removals - mostAtOnce), longestWait) : 0;
}
