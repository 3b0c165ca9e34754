/** The names of what a team has on its server. A team with a new secret has all of it again under new names. */
export interface Layout {
  /** The stream of everything that lasts: the last message of each subject. */
  stream: string;
  /** The beginning of that stream's subjects. */
  truth: string;
  /** Key-value: who syncs an account. */
  turns: string;
  /** Key-value: the minutes of the tokens. */
  minutes: string;
  /** Members say here that they are there. Not stored. */
  here: string;
}

export function layoutOf({ teamId, generation }: { teamId: string; generation: number }): Layout {
  const id = `${teamId}_${String(generation)}`;
  return {
    stream: `sidecar_${id}`,
    truth: `sidecar.${id}.truth`,
    turns: `sidecar_turns_${id}`,
    minutes: `sidecar_minutes_${id}`,
    here: `sidecar.${id}.here`,
  };
}
