/** The names of an element's children in their order: the same for two elements of one template. */
export function childShape({ children }: Element): string {
  return [...children].map(({ localName }) => localName).join();
}
