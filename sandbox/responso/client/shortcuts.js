/**
 * Page-wide keys: a record of key to action. They are taken wherever the focus is, except where the agent types,
 * which is how helpdesks do it.
 */
export function listenForShortcuts(actions) {
  document.addEventListener('keydown', (event) => {
    const action = actions[event.key];
    const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
    if (!action || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
}
