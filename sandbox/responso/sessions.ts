import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export interface Agent {
  name: string;
  email: string;
}

const COOKIE = 'responso_session';

/** Keeps the sessions. `names` are the known agents: an agent who signs in with a matching e-mail gets that name. */
export function createSessions(names: readonly string[]) {
  const agents = new Map<string, Agent>();
  const knownNames = new Map(names.map((name) => [plainName(name), name]));

  const begin = (c: Context, agent: Agent) => {
    const id = randomUUID();
    agents.set(id, agent);
    setCookie(c, COOKIE, id, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
  };

  return {
    /** The signed-in agent of this request. */
    agentOf(c: Context): Agent | undefined {
      return agents.get(getCookie(c, COOKIE) ?? '');
    },
    /**
     * Accepts every pair, except with an empty part or the password `wrong`.
     *
     * @returns true if the agent is signed in
     */
    signIn(c: Context, email: string, password: string): boolean {
      if (!email || !password || password === 'wrong') return false;
      const spoken = plainName(email.split('@')[0] ?? email);
      begin(c, { email, name: knownNames.get(spoken) ?? capitalise(spoken) });
      return true;
    },
    /** Gives the session of this request a new id and invalidates the old one. */
    renew(c: Context): void {
      const former = getCookie(c, COOKIE) ?? '';
      const agent = agents.get(former);
      if (!agent) return;
      agents.delete(former);
      begin(c, agent);
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
