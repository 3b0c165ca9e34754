const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Warsaw',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const hour = 3_600_000;

/**
 * Reads the time in `token blocked until 2022-05-03 17:15:34`, which is Polish local time (base-api.md §1), winter or
 * summer.
 *
 * @param now Unix ms. When the clocks go back in autumn, one text may mean two times: the one nearer to `now` is taken
 * @returns Unix ms, or undefined when the text holds no time
 */
export function readWarsawTime(text: string, now: number): number | undefined {
  const [, date, time] = /(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const asUtc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const readings = [asUtc - hour, asUtc - 2 * hour];
  const fitting = readings.filter((reading) => parts.format(reading) === `${date} ${time}`);
  // When the clocks go forward in spring, one hour does not exist. A text that names it fits neither reading, and
  // either will do.
  const [first, ...others] = fitting.length > 0 ? fitting : readings;
  return others.reduce(
    (nearest, reading) =>
      nearest === undefined || Math.abs(reading - now) < Math.abs(nearest - now) ? reading : nearest,
    first,
  );
}
