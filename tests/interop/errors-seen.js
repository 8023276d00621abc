/**
 * Preloaded into a process (`node --import`): tells on its standard error of every Error that is made or thrown in it, be it
 * caught, handed on or let drop. A debugger in a thread of its own stops the process at each, and lets it go on.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const CONSTRUCTORS = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'EvalError', 'AggregateError'];
const STDERR = 2;
/** Whoever looks for a module tries names that are none: that is before a session. */
const LOADER = 'node:internal/modules/';

async function watch() {
  // stays for as long as the process does
  parentPort.on('message', () => {});
  const session = new Session();
  session.connectToMainThread();
  const ask = (method, params) =>
    new Promise((resolve, reject) => session.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer))));
  const scripts = new Map();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.scriptId, params.url));
  session.on('Debugger.paused', ({ params }) => {
    tell(params, scripts);
    session.post('Debugger.resume');
  });
  await ask('Debugger.enable');
  for (const expression of CONSTRUCTORS) {
    const { result } = await ask('Runtime.evaluate', { expression });
    await ask('Debugger.setBreakpointOnFunctionCall', { objectId: result.objectId });
  }
  await ask('Debugger.setPauseOnExceptions', { state: 'all' });
  parentPort.postMessage('watching');
}

function tell({ reason, data, callFrames }, scripts) {
  const place = ({ scriptId, lineNumber }) => `${scripts.get(scriptId)}:${lineNumber + 1}`;
  const frames = callFrames.map(({ functionName, location }) => `${functionName} (${place(location)})`);
  if (frames.some((frame) => frame.includes(`(${LOADER}`))) return;
  const what = reason === 'exception' ? `thrown: ${data?.description?.split('\n')[0]}` : 'made';
  writeSync(STDERR, `an Error is ${what} in ${frames.slice(0, 8).join(' < ')}\n`);
}

if (isMainThread) {
  // the thread does not preload what made it
  const watcher = new Worker(new URL(import.meta.url), { execArgv: [] });
  await once(watcher, 'message');
  watcher.unref();
} else await watch();
