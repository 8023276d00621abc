/** What is watched live. */
import { en as page } from '../../page/en.ts';
export const live = {
  ...page.live,
  follow: 'Follow',
  followHint: 'Show the newest step, and go on with whatever comes',
  following: 'Live',
  followingHint: 'The newest step is shown as it comes. Press to stay at this one',
  ended: 'Over',
  over: 'It is over: the command has stopped. What was seen stays here.',
  waiting: 'Nothing has happened yet',
  connect: (host: string) => `Connect any mail program to ${host}: what it says, and what our servers answer, is shown here as it happens.`,
  relay: (door: string) => `Connect the mail program to ${door}: what it and its server say to each other is shown here as it happens.`,
  tryIt: (host: string, port: number) => `Or by hand: telnet ${host} ${port}`,
  ports: 'Ports',
};
