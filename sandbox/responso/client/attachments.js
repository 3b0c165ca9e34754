/**
 * The files of a reply that was not sent yet. They come from the file input, which need not be in the page, or are
 * dropped on `dropZone`; `draw(files)` is called with every change. The input is emptied after each choice, as most apps
 * do that keep the list themselves; with `keepsChoice` it still holds the last one.
 */
export function collectFiles({ input, dropZone, draw, keepsChoice = false }) {
  let files = [];

  function set(next) {
    files = next;
    draw(files);
  }

  input.addEventListener('change', () => {
    set([...files, ...input.files]);
    if (!keepsChoice) input.value = '';
  });
  dropZone.addEventListener('dragover', (event) => {
    event.preventDefault();
    dropZone.toggleAttribute('data-over', true);
  });
  dropZone.addEventListener('dragleave', () => dropZone.toggleAttribute('data-over', false));
  dropZone.addEventListener('drop', (event) => {
    event.preventDefault();
    dropZone.toggleAttribute('data-over', false);
    set([...files, ...event.dataTransfer.files]);
  });

  return {
    current: () => files,
    remove: (at) => set(files.toSpliced(at, 1)),
    clear: () => set([]),
  };
}
