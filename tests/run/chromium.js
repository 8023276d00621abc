// Finds a Chromium to test in: $CHROMIUM, the system's, else the one inside an npm package.
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
];

export async function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const found = SYSTEM.find((path) => existsSync(path));
  if (found) return found;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
