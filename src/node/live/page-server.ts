/** The built page on this machine, with what is told of real connections beside it: for nobody's eyes but those of this machine. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { own } from '../../own.ts';
import type { Feed } from './feed.ts';

/** Never another one: what is told is for whoever sits here. */
const HOST = '127.0.0.1';
const NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Pages that watch at once. */
const MOST_PAGES = 20;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** Nobody else's page may read any of it, frame it, or guess what it is. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

export class PageServer {
  readonly #folder: string;
  readonly #feed: Feed;
  readonly #server: Server;
  #watching = 0;

  /** `folder`: where the built page lies. */
  constructor(folder: string, feed: Feed) {
    this.#folder = folder;
    this.#feed = feed;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Gives the port; rejects with what the system says against it. */
  start(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, HOST, () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '/' } = request;
    if (!isOurs(request)) return refuse(response, 403);
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
    const path = pathIn(url);
    if (path === undefined) return refuse(response, 400);
    if (path === '/live') this.#watch(request, response);
    else this.#give(path === '/' ? '/index.html' : path, method === 'HEAD', response);
  }

  #watch(request: IncomingMessage, response: ServerResponse): void {
    if (this.#watching >= MOST_PAGES) return refuse(response, 503);
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
    if (request.method === 'HEAD') return void response.end();
    this.#watching++;
    const leave = this.#feed.join({
      write: (text) => void response.write(text),
      get waiting() {
        return response.writableLength;
      },
    });
    response.on('error', () => {});
    response.once('close', () => {
      this.#watching--;
      leave();
    });
  }

  #give(path: string, isHead: boolean, response: ServerResponse): void {
    const file = normalize(join(this.#folder, path));
    const size = file.startsWith(this.#folder + sep) ? sizeOf(file) : undefined;
    if (size === undefined) return refuse(response, 404);
    const type = own(TYPES, extname(file)) ?? 'application/octet-stream';
    response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': size });
    if (isHead) response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  }
}

/** Asked under a name of this machine (a page elsewhere can have its own name lead here), and by no other page than ours. */
function isOurs({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const site = headers['sec-fetch-site'];
  if (!NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === 'same-origin' || site === 'none' || headers['sec-fetch-mode'] === 'navigate';
}

function pathIn(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0]!);
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain' }).end();
}
