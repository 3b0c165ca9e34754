/** Whether and how the panel is shown. */
export interface PanelVisibility {
  /** True if the page shows a ticket. */
  isShown: boolean;
  /** True if the agent wants it folded; saved. */
  isFolded: boolean;
  /**
   * True if the agent opened it over a page without room beside it. Not saved, and without meaning if there is room.
   */
  isOpenedOver: boolean;
}

/** @param isOver true if the page has no room beside the panel */
export function isOpenWanted({ isFolded, isOpenedOver }: PanelVisibility, isOver: boolean): boolean {
  return isOver ? isOpenedOver : !isFolded;
}

/** The state after the agent has pressed the button that folds and unfolds the panel. */
export function withToggled(visibility: PanelVisibility, isOver: boolean): PanelVisibility {
  return isOver
    ? { ...visibility, isOpenedOver: !visibility.isOpenedOver }
    : { ...visibility, isFolded: !visibility.isFolded };
}
