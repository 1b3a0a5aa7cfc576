import { now } from '#kernel/clock.ts';
import type { SignedPlugs } from '#kernel/http.ts';
import { signedRoute, type SignedRoute } from '#kernel/route.ts';
import { keyring, lookupHash, postFits } from '#vault/index.ts';
import { hearPost, lineOfTelephone } from '../store.ts';
import { postedCallSchema } from './answers.ts';
import { receiveCall, type Sender } from './receive-call.ts';
import { RING_ADDRESS } from './telephones.ts';

/** The one address telephone systems post to. */
export const telephoneRoutes: SignedRoute<Sender>[] = [
  signedRoute({
    method: 'POST',
    path: RING_ADDRESS,
    access: 'signed',
    audit: 'write',
    input: postedCallSchema,
    run: (tx, sender: Sender, input) => receiveCall(tx, sender, input),
  }),
];

/** How a telephone is known by its post, and how none is heard twice. */
export const telephonePlugs: Pick<SignedPlugs<Sender>, 'fits' | 'find' | 'remember'> = {
  fits: (post) => postFits(post.sender, post, post.signature),
  find: async (tx, { sender }) => {
    const line = await lineOfTelephone(tx, sender);
    return line === null ? null : { id: sender, line };
  },
  remember: (tx, { sender, nonce }, until) => {
    const mark = lookupHash(keyring(), 'post-nonce', `${sender}/${nonce}`);
    return hearPost(tx, { telephone: sender, mark, until, at: now() });
  },
};
