/** True when the browser has a database of this name: to open one that is not there would make it. */
export async function hasDatabase(wanted: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === wanted);
}
