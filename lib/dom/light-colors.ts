/**
 * Colours of components/ui/tokens.css for places without Sidecar's style sheet: the toolbar, and a page of unknown
 * theme. A test checks that both files agree.
 */
export const lightColors = {
  accent: '#3457d5',
  onAccent: '#ffffff',
  warn: '#8a5a00',
  warnSoft: '#fdf3dc',
  bad: '#b3261e',
};
