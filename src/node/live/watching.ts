/** `--watch`: the page of this machine, which shows what happens while it happens. */
import type { Language } from '../../language.ts';
import type { Door } from '../../transcripts/export/live.ts';
import { Refusal } from '../options.ts';
import { Feed } from './feed.ts';
import { PageServer } from './page-server.ts';
import { liveSaid } from './words.ts';

/** Where the page is if nobody says otherwise. */
export const PAGE_PORT = 4180;

/** Gives the folder of the built page; `undefined` where it could not be built. */
export type BuiltPage = () => string | undefined;

export interface Watching {
  feed: Feed;
  /** Gives the page's address, or refuses. */
  start(): Promise<string>;
  stop(): void;
}

/** `doors`: where programs may connect, asked whenever a page comes. */
export function watching(port: number, doors: () => readonly Door[], page: BuiltPage, language: Language): Watching {
  const feed = new Feed(doors);
  const say = liveSaid[language];
  let server: PageServer | undefined;
  return {
    feed,
    async start() {
      process.stdout.write(`${say.preparingPage}\n`);
      const folder = page();
      if (folder === undefined) throw new Refusal(say.noPage);
      server = new PageServer(folder, feed);
      const real = await server.start(port).catch(({ code, message }: NodeJS.ErrnoException) => {
        throw new Refusal(say.pageTaken(port, code ?? message));
      });
      return `http://127.0.0.1:${real}/#/${language}/live`;
    },
    stop: () => server?.stop(),
  };
}
