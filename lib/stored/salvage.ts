import type * as z from 'zod/mini';

/** A part of a stored value that could not be read. */
export interface UnreadPart {
  /** Its path in the stored value, from the outside in; empty: all of it. */
  path: string[];
  value: unknown;
}

/** What could be read of a stored value, and what could not. */
export interface Salvaged<T> {
  value: T;
  unread: UnreadPart[];
}

/**
 * Reads a stored value by its parts. A part that cannot be read is left out, and the others stay as they are.
 *
 * @param stored undefined or null: nothing was stored
 * @param fallback the value when nothing, or nothing readable, is stored
 * @param depth how deep a part may lie. 1: a whole field, or a whole element of a list, is left out; 2: what is in it.
 * A value that must not be used with a part missing must be a part itself: a rule, for example, without one of its
 * conditions
 */
export function salvage<T>(
  schema: z.ZodMiniType<T>,
  stored: unknown,
  fallback: T,
  depth: number,
): Salvaged<T> {
  if (stored === undefined || stored === null) return { value: fallback, unread: [] };
  const unread: UnreadPart[] = [];
  let rest: unknown = stored;
  for (;;) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { value: parsed.data, unread };
    const places = parsed.error.issues.flatMap(placesOf);
    const parts = distinct(places.map((path) => present(rest, path.slice(0, depth))));
    if (parts.some((path) => path.length === 0))
      return { value: fallback, unread: [{ path: [], value: stored }] };
    // The last first: leaving out an element of a list moves up those behind it.
    for (const path of parts.toSorted(lastFirst)) {
      unread.push({ path: path.map(String), value: at(rest, path) });
      rest = without(rest, path);
    }
  }
}

type Path = readonly PropertyKey[];

function placesOf(issue: z.core.$ZodIssue): Path[] {
  const { code, path } = issue;
  return code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
}

/** Returns as much of a path as exists. If a part is missing, then what it is missing from cannot be read. */
function present(value: unknown, path: Path): Path {
  const isThere = path.length === 0 || at(value, path) !== undefined;
  return isThere ? path : present(value, path.slice(0, -1));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((inner: unknown, key) => (isObject(inner) ? Reflect.get(inner, key) : undefined), value);
}

function without(value: unknown, [key, ...deeper]: Path): unknown {
  if (key === undefined || !isObject(value)) return undefined;
  if (Array.isArray(value)) {
    const elements: unknown[] = value;
    const index = Number(key);
    return deeper.length === 0
      ? elements.toSpliced(index, 1)
      : elements.with(index, without(elements[index], deeper));
  }
  const { [key]: inner, ...others }: Record<PropertyKey, unknown> = { ...value };
  return deeper.length === 0 ? others : { ...others, [key]: without(inner, deeper) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function distinct(paths: readonly Path[]): Path[] {
  const byName = new Map(paths.map((path) => [path.map(String).join('/'), path]));
  // A part that lies in another one goes with it.
  return [...byName].filter(([name]) => !hasOuter(name, byName)).map(([, path]) => path);
}

function hasOuter(name: string, byName: ReadonlyMap<string, Path>): boolean {
  return [...byName.keys()].some((other) => other !== name && name.startsWith(`${other}/`));
}

function lastFirst(one: Path, other: Path): number {
  const place = one.findIndex((key, index) => key !== other[index]);
  return Number(other[place]) - Number(one[place]) || 0;
}
