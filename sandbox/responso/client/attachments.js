/**
 * Collects the files of a reply that was not sent yet. They come from the file input, which need not be in the page, or
 * are dropped on `dropZone`. Calls `draw(files)` at every change. Empties the input after each choice, as most apps do
 * that keep their own list; with `keepsChoice` the input keeps the last choice. Files that are not `isAllowed` are left
 * out and passed to `refuse(files)`. A caller without input and drop zone calls `add(files)`.
 */
export function collectFiles({ input, dropZone, draw, keepsChoice = false, isAllowed = () => true, refuse }) {
  let files = [];

  function set(next) {
    files = next;
    draw(files);
  }

  function add(chosen) {
    const all = [...chosen];
    const refused = all.filter((file) => !isAllowed(file));
    set([...files, ...all.filter(isAllowed)]);
    refuse?.(refused);
  }

  input?.addEventListener('change', () => {
    add(input.files);
    if (!keepsChoice) input.value = '';
  });
  dropZone?.addEventListener('dragover', (event) => {
    event.preventDefault();
    dropZone.toggleAttribute('data-over', true);
  });
  dropZone?.addEventListener('dragleave', () => dropZone.toggleAttribute('data-over', false));
  dropZone?.addEventListener('drop', (event) => {
    event.preventDefault();
    dropZone.toggleAttribute('data-over', false);
    add(event.dataTransfer.files);
  });

  return {
    add,
    current: () => files,
    remove: (at) => set(files.toSpliced(at, 1)),
    clear: () => set([]),
  };
}
