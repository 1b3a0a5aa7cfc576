import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { refuse } from './errors.ts';

/** Where mail is handed to, and from whom it comes. */
export type MailSettings = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it is asked for before anything else, except on this computer. */
  secure: boolean;
  local: boolean;
  account: { user: string; pass: string } | null;
  from: string;
};

export type Mail = { id: string; to: string; subject: string; text: string };

/**
 * What became of a mail: taken over by the server; certainly not, and may be tried again; or the conversation broke
 * off after it began to be handed over, so that a second try might be a second mail.
 */
export type MailOutcome = 'sent' | 'refused' | 'unknown';
export type Mailer = { send(mail: Mail): Promise<MailOutcome> };

const PATIENCE_MS = 20_000;
const ADDRESS = /^[^\s@<>"]+@([^\s@<>"]+)$/;

/**
 * Reads `smtp://` or `smtps://` with host, port and account, and the sender's address; null where neither is given.
 * Refuses `mail-half` and `bad-mail`, never repeating what was given: a passphrase may stand in it.
 */
export function readMailSettings(server: string | undefined, from: string | undefined): MailSettings | null {
  if (!server && !from) return null;
  if (!server || !from) throw refuse('mail-half', 503);
  const url = URL.canParse(server) ? new URL(server) : null;
  const known = url !== null && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '';
  if (!known || (url.pathname !== '' && url.pathname !== '/') || url.search !== '' || !ADDRESS.test(from))
    throw refuse('bad-mail', 503);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const local = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  const account = url.username ? { user: plain(url.username), pass: plain(url.password) } : null;
  return { host, port: Number(url.port) || (secure ? 465 : 587), secure, local, account, from };
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refuse('bad-mail', 503);
  }
}

/**
 * Hands single mails to one server, in plain text, with no header that tells of this program or this computer. What
 * is said meanwhile, and every error with its addresses, stays in here; nothing of it reaches a log. What speaks to a server
 * is loaded here: most commands, and houses without mail, need nothing of it.
 */
export async function openMailer({ host, port, secure, local, account, from }: MailSettings): Promise<Mailer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...{ host, port, secure, name: ADDRESS.exec(from)?.[1] ?? 'localhost' },
    ...(account ? { auth: account } : {}),
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    tls: { minVersion: 'TLSv1.2' },
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ logger: false, debug: false, disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: async ({ id, to, subject, text }) => {
      let begun = false;
      // The text is asked for only after the server has greeted us and let us in.
      const body = Readable.from(
        (function* () {
          begun = true;
          yield text;
        })(),
      );
      const domain = ADDRESS.exec(from)?.[1] ?? 'localhost';
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const envelope = { from, to };
      const mail = { envelope, from, to, subject, text: body, textEncoding: 'quoted-printable' as const, headers };
      return transport.sendMail({ ...mail, messageId: `<${id}@${domain}>`, xMailer: false }).then(
        () => 'sent' as const,
        (error: unknown) => (begun && !wasRefused(error) ? 'unknown' : 'refused'),
      );
    },
  };
}

/** Whether the server said no: then it has certainly not taken the mail. */
function wasRefused(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 400;
}
