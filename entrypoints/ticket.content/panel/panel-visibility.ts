/** Whether the panel is shown, and how much of it. */
export interface PanelVisibility {
  /** The page shows a ticket. */
  isShown: boolean;
  /** The agent wants it folded; remembered. */
  isFolded: boolean;
  /** Opened over a page that has no room beside it. Not remembered: where there is room it says nothing. */
  isOpenedOver: boolean;
}

/** @param isOver the page has no room beside the panel */
export function isOpenWanted({ isFolded, isOpenedOver }: PanelVisibility, isOver: boolean): boolean {
  return isOver ? isOpenedOver : !isFolded;
}

/** The agent has pressed what folds and unfolds the panel. */
export function withToggled(visibility: PanelVisibility, isOver: boolean): PanelVisibility {
  return isOver
    ? { ...visibility, isOpenedOver: !visibility.isOpenedOver }
    : { ...visibility, isFolded: !visibility.isFolded };
}
