const channelName = 'astra.activity';

export type News = 'active' | 'locked';
/** The other windows of this browser. */
export type Others = { tell: (news: News) => void; hear: (heard: (news: News) => void) => void; close: () => void };

/** The channel between the windows of one browser; it carries "active" and "locked", nothing else. */
export function otherWindows(): Others {
  const channel = new BroadcastChannel(channelName);
  return {
    // A channel reaches this origin only; it takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (news) => channel.postMessage(news),
    hear: (heard) => channel.addEventListener('message', ({ data }: MessageEvent<News>) => heard(data)),
    close: () => channel.close(),
  };
}
