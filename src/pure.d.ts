// What the rooms below the worker may use of the platform besides the language itself: text codecs and streams of octets, and nothing with a clock, a socket or a document.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(octets?: Uint8Array, options?: { stream?: boolean }): string;
}
interface ReadableStreamDefaultReader<R = unknown> {
  read(): Promise<{ done: boolean; value?: R }>;
  cancel(): Promise<void>;
}
interface ReadableStream<R = unknown> {
  getReader(): ReadableStreamDefaultReader<R>;
}
interface WritableStream<W = unknown> {
  getWriter(): { write(piece: W): Promise<void> };
}
declare class TransformStream<I, O> {
  readonly readable: ReadableStream<O>;
  readonly writable: WritableStream<I>;
}
