import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** How the mail server of a test behaves: takes mail, refuses it for now, or hangs up once it has all of it. */
export type Manner = 'takes' | 'refuses' | 'hangs-up';

/** A small real mail server on this computer that keeps what it is sent. */
export type Mailbox = {
  url: string;
  port: number;
  /** Every mail taken over: to whom, and the whole message as it came. */
  mails: { to: string; message: string }[];
  /** How many conversations were begun. */
  visits(): number;
  behave(manner: Manner): void;
  close(): Promise<void>;
};

/** Opens a mail server on loopback. Call `close` in `after`. */
export async function openMailbox(): Promise<Mailbox> {
  let manner: Manner = 'takes';
  let visits = 0;
  const mails: Mailbox['mails'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    visits++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, () => manner, mails);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    visits: () => visits,
    behave: (next) => void (manner = next),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** RFC 5321, as much of it as one mail needs. */
function converse(socket: Socket, manner: () => Manner, mails: Mailbox['mails']): void {
  let waiting = '';
  let to = '';
  let message: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (message !== null) {
      if (line !== '.') return void (message += `${line.replace(/^\.\./, '.')}\r\n`);
      if (manner() === 'hangs-up') return void socket.destroy();
      mails.push({ to, message });
      message = null;
      return void say('250 taken');
    }
    const [word = ''] = line.toUpperCase().split(/[ :]/);
    switch (word) {
      case 'RCPT':
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        return void say(manner() === 'refuses' ? '451 not now' : '250 ok');
      case 'DATA':
        message = '';
        return void say('354 go on');
      case 'QUIT':
        say('221 bye');
        return void socket.end();
      case 'STARTTLS':
        return void say('502 not here');
      default:
        return void say('250 ok');
    }
  };
  say('220 mail.example ready');
  socket.on('data', (chunk: Buffer) => {
    waiting += chunk.toString('utf8');
    for (let at = waiting.indexOf('\r\n'); at >= 0; at = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, at);
      waiting = waiting.slice(at + 2);
      hear(line);
    }
  });
}
