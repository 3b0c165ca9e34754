/**
 * Registers page-wide keys, a record of key to action. They work wherever the focus is, except where the agent types,
 * as in real helpdesks.
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
