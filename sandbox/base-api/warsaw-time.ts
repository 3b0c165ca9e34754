// The Swedish date format is the same as Base's: 2022-05-03 17:15:34.
const warsaw = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Warsaw',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Formats Unix ms as `YYYY-MM-DD HH:MM:SS` in Polish local time, with daylight saving. */
export function writeWarsawTime(at: number): string {
  return warsaw.format(at);
}
