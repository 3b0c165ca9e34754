/**
 * Colours of components/ui/tokens.css for what is drawn without a style sheet of ours: on the toolbar, and in a page whose
 * theme we do not know. A test holds the two together.
 */
export const lightColors = {
  accent: '#3457d5',
  onAccent: '#ffffff',
  warn: '#8a5a00',
  warnSoft: '#fdf3dc',
  bad: '#b3261e',
};
