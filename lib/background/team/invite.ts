import * as z from 'zod/mini';
import { FailureError } from '@/lib/model/failure';
import { serverAccessSchema, teamNameSchema, type ServerAccess } from '@/lib/team/team-view';
import { fromBase64Url, toBase64Url } from '@/lib/text/base64-url';
import { readJson } from '@/lib/text/read-json';
import { readServerAddress } from './server-address';

/** Everything that lets somebody into a team. Whoever has it can read all that the team has. */
export interface Invite {
  server: string;
  access: ServerAccess;
  teamId: string;
  /** Counts the secrets of the team: removing a member gives it a new one. */
  generation: number;
  /** base64url */
  secret: string;
  teamName: string;
}

/** The version of the text and of all that a team keeps on its server. */
export const teamVersion = 1;
const mark = 'sidecar-team';
/** Length of the checksum at the end, a part of the SHA-256 (bytes). It shows that something was cut off or mistyped. */
const checkLength = 6;

/** Random hexadecimal digits, which may stand in the name of a stream. */
export const teamIdSchema = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export const generationSchema = z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000));
/** 32 bytes as base64url. */
export const secretSchema = z.string().check(z.regex(/^[\w-]{43}$/));

const contentSchema = z.object({
  server: z.string().check(z.maxLength(300)),
  access: serverAccessSchema,
  teamId: teamIdSchema,
  generation: generationSchema,
  secret: secretSchema,
  teamName: teamNameSchema,
});

/** Writes an invite as one text without spaces: a mark, the version, the content, and a checksum. */
export async function writeInvite(invite: Invite): Promise<string> {
  const content = toBase64Url(new TextEncoder().encode(JSON.stringify(invite)));
  const body = `${mark}.${String(teamVersion)}.${content}`;
  return `${body}.${await checksumOf(body)}`;
}

/**
 * Reads an invite. Ignores spaces and line breaks, which a mail program may have put in, and any text around the
 * invite.
 *
 * @throws FailureError inviteUnreadable · teamNewer
 */
export async function readInvite(text: string): Promise<Invite> {
  const whole = text.replace(/[\s\u200b\u00ad"'<>`]/g, '');
  const found = /sidecar-team\.(\d{1,4})\.([\w-]+)\.([\w-]{8})/.exec(whole);
  const [, version, content = '', check] = found ?? [];
  if (version === undefined) throw new FailureError({ kind: 'inviteUnreadable' });
  if (Number(version) !== teamVersion) throw new FailureError({ kind: 'teamNewer' });
  if ((await checksumOf(`${mark}.${version}.${content}`)) !== check)
    throw new FailureError({ kind: 'inviteUnreadable' });
  const read = contentSchema.safeParse(readJson(decode(content)));
  if (!read.success) throw new FailureError({ kind: 'inviteUnreadable' });
  return { ...read.data, server: readServerAddress(read.data.server) };
}

function decode(content: string): string {
  try {
    return new TextDecoder().decode(fromBase64Url(content));
  } catch {
    return '';
  }
}

async function checksumOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return toBase64Url(new Uint8Array(digest, 0, checkLength));
}
