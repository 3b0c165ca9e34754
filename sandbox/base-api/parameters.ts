import { ApiError } from './api-error.ts';

/** A method's parameters after JSON.parse; clients send numbers and flags in several types, and PHP takes them all. */
export type Parameters = Record<string, unknown>;

/** `parameters` as it came in the form → an object; `{}`, `[]` and nothing are all empty (base-api.md §1). */
export function parseParameters(text: string): Parameters {
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // The message is really empty.
    throw new ApiError('ERROR_PARSE_JSON_PARAMETERS', '');
  }
}

/** A whole number, also as digits; undefined when absent or something else. */
export function readInteger(parameters: Parameters, name: string): number | undefined {
  return toInteger(parameters[name]);
}

/** A list of whole numbers; what is none is left out. Undefined when absent. */
export function readIntegers(parameters: Parameters, name: string): number[] | undefined {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(toInteger).filter((item) => item !== undefined) : undefined;
}

/** A text; undefined when absent or empty. */
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
