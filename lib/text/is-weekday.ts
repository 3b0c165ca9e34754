/** The languages of helpdesks. */
const languages = 'en pl pt de cs sk fr es it nl hu ro uk lt lv et sv da nb fi hr sl bg el tr'.split(' ');
/** A Sunday; the six days after it are the rest of a week. */
const sunday = Date.UTC(2026, 10, 29, 12);
const day = 86_400_000;

let weekdays: ReadonlySet<string> | undefined;

/** True for the name of a weekday, whole or short, in the languages of helpdesks: `śr.`, `Thu`. */
export function isWeekday(text: string): boolean {
  weekdays ??= new Set(
    languages.flatMap((language) =>
      (['short', 'long'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
        return Array.from({ length: 7 }, (_, at) => plain(format.format(sunday + at * day)));
      }),
    ),
  );
  return weekdays.has(plain(text));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}
