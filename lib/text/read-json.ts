/** The value that a text holds as JSON. What is not JSON is `undefined`, which no schema takes. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
