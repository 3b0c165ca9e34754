import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export interface Agent {
  name: string;
  email: string;
}

const COOKIE = 'responso_session';

/** Who is signed in. `names` are the agents the helpdesk already knows, so that their e-mail gets their real name. */
export function createSessions(names: readonly string[]) {
  const agents = new Map<string, Agent>();
  const knownNames = new Map(names.map((name) => [plainName(name), name]));

  return {
    /** The signed-in agent of this request. */
    agentOf(c: Context): Agent | undefined {
      return agents.get(getCookie(c, COOKIE) ?? '');
    },
    /** Any pair is right except an empty one and the password `wrong`. Answers whether the agent is now signed in. */
    signIn(c: Context, email: string, password: string): boolean {
      if (!email || !password || password === 'wrong') return false;
      const id = randomUUID();
      const spoken = plainName(email.split('@')[0] ?? email);
      agents.set(id, { email, name: knownNames.get(spoken) ?? capitalise(spoken) });
      setCookie(c, COOKIE, id, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
      return true;
    },
    signOut(c: Context): void {
      const id = deleteCookie(c, COOKIE, { path: '/', secure: true });
      if (id) agents.delete(id);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** `Łucja Zielińska` and `lucja.zielinska` both become `lucja zielinska`. */
function plainName(name: string): string {
  const letters = name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters.replaceAll(/[._+-]+/g, ' ').trim();
}

function capitalise(name: string): string {
  return name.replaceAll(/(^| )\p{L}/gu, (start) => start.toUpperCase());
}
