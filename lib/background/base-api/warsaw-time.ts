const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Warsaw',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const hour = 3_600_000;

/**
 * Reads the time in `token blocked until 2022-05-03 17:15:34`, which is Polish local time
 * (base-api.md §1), winter or summer.
 *
 * @param now Unix ms; of the two hours that one writing means in the autumn night, the nearer to it is taken
 * @returns Unix ms, or undefined when the text holds no time
 */
export function readWarsawTime(text: string, now: number): number | undefined {
  const [, date, time] = /(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const asUtc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const readings = [asUtc - hour, asUtc - 2 * hour];
  const fitting = readings.filter((reading) => parts.format(reading) === `${date} ${time}`);
  // In the spring night an hour of writings does not exist; then the winter reading is as good as any.
  const [first, ...others] = fitting.length > 0 ? fitting : readings;
  return others.reduce(
    (nearest, reading) =>
      nearest === undefined || Math.abs(reading - now) < Math.abs(nearest - now) ? reading : nearest,
    first,
  );
}
