/** True when the browser has a database of this name. Opening it to find out would create it. */
export async function hasDatabase(wanted: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === wanted);
}
