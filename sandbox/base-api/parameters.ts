import { ApiError } from './api-error.ts';

/**
 * A method's parameters after JSON.parse. Clients send numbers and flags in several types, and PHP accepts them all.
 */
export type Parameters = Record<string, unknown>;

/** Parses the form field `parameters` into an object. `{}`, `[]` and nothing all give an empty one (base-api.md §1). */
export function parseParameters(text: string): Parameters {
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // Base's message is empty too.
    throw new ApiError('ERROR_PARSE_JSON_PARAMETERS', '');
  }
}

/** Reads a whole number or a string of digits. Undefined if absent or something else. */
export function readInteger(parameters: Parameters, name: string): number | undefined {
  return toInteger(parameters[name]);
}

/** Reads a list of whole numbers and leaves out everything else. Undefined if absent. */
export function readIntegers(parameters: Parameters, name: string): number[] | undefined {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(toInteger).filter((item) => item !== undefined) : undefined;
}

/** Reads a text. Undefined if absent or empty. */
export function readText(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function readFlag(parameters: Parameters, name: string): boolean {
  const value = parameters[name];
  return value === true || value === 1 || value === '1' || value === 'true';
}

function toInteger(value: unknown): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  return Number.isInteger(number) ? number : undefined;
}
