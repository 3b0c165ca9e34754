// Sweden writes dates the way Base does: 2022-05-03 17:15:34.
const warsaw = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Warsaw',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Unix milliseconds → `YYYY-MM-DD HH:MM:SS` on a Polish clock, summer time and winter time alike. */
export function writeWarsawTime(at: number): string {
  return warsaw.format(at);
}
