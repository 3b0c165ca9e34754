import { labelOf } from './ticket-labels';

/** How far a sentence is searched on either side (characters). */
const farthest = 200;

/** How far before a number the word for its phone may stand (characters). */
const farthestPhone = 60;

/** True if the clause before a place has a word for a phone: `numer telefonu podany w zamówieniu |601200300`. */
export function hasPhoneWordBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - farthestPhone), at).replace(/: ?$/, '');
  const clause = before.split(/[.,:;!?¦\d]/).at(-1) ?? '';
  return (clause.match(/\p{L}+/gu) ?? []).some((word) => labelOf(word) === 'phone');
}

/** True if the sentence around a place has a word for calling: `…, proszę zadzwonić`. */
export function hasCallingWord(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - farthest), from);
  const after = text.slice(to, to + farthest);
  const start = before.slice(Math.max(0, before.search(/[.!?¦]\s[^.!?¦]*$/)));
  const [end = ''] = /^[^!?¦.]*(?:\.(?=\S)[^!?¦.]*){0,9}/.exec(after) ?? [];
  return [start, end].some((part) =>
    (part.match(/\p{L}+/gu) ?? []).some((word) => labelOf(word) === 'calling'),
  );
}
