import { now } from '#kernel/clock.ts';
import { signPost } from '#vault/index.ts';
import type { NewTelephone, PostedCall } from '../hotline/ring/answers.ts';
import type { Answer, Program } from './program.ts';

export type { NewTelephone, RingsAnswer } from '../hotline/ring/answers.ts';

/** What of a post is other than it should be. */
export type Bent = {
  sender?: string;
  time?: string;
  nonce?: string;
  signature?: string;
  /** Sent instead of what was signed. */
  sent?: string;
  type?: string;
  headers?: Record<string, string>;
};

/** A post as a telephone system makes it: headers and body, ready to be sent again. */
export function postOf(telephone: Pick<NewTelephone, 'id' | 'secret'>, said: unknown, bent: Bent = {}): RequestInit {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const time = bent.time ?? String(Math.floor(now().getTime() / 1000));
  const nonce = bent.nonce ?? crypto.randomUUID();
  const signature = bent.signature ?? signPost(telephone.secret, { time, nonce, body: Buffer.from(body) });
  return {
    method: 'POST',
    headers: {
      'content-type': bent.type ?? 'application/json',
      'astra-sender': bent.sender ?? telephone.id,
      'astra-time': time,
      'astra-nonce': nonce,
      'astra-signature': signature,
      ...bent.headers,
    },
    body: bent.sent ?? body,
  };
}

/** Sends a post to the one address there is for it. */
export async function send(program: Pick<Program, 'request'>, post: RequestInit): Promise<Answer> {
  const response = await program.request('http://localhost/telephone/ring', post);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, never> };
}

/** Announces a call as a telephone system would. */
export async function announce(
  program: Pick<Program, 'request'>,
  telephone: Pick<NewTelephone, 'id' | 'secret'>,
  said: Pick<PostedCall, 'event' | 'call'> & { number?: string | null },
  bent: Bent = {},
): Promise<Answer> {
  return send(program, postOf(telephone, said, bent));
}
