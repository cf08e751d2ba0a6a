import { Readable } from 'node:stream';

const HEAD = 32 * 1024;

/** JSON that is written as fast as it is read: no more of it is in memory than one piece. */
export class JsonStream extends Readable {
  /** How it begins. */
  head = '';
  /** How many bytes of it there were so far. */
  bytes = 0;
  private readonly pieces: AsyncGenerator<string>;

  constructor(parts: readonly (string | AsyncIterable<string>)[]) {
    super();
    this.pieces = inPieces(parts);
  }

  override _read(): void {
    this.pieces.next().then(
      ({ done, value }) => this.push(done ? null : this.noted(value)),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.pieces.return(undefined).then(() => done(error), done);
  }

  private noted(piece: string): Buffer {
    if (this.head.length <= HEAD) this.head += piece;
    const bytes = Buffer.from(piece);
    this.bytes += bytes.length;
    return bytes;
  }
}

/** What is short goes out together with what is long. */
async function* inPieces(parts: readonly (string | AsyncIterable<string>)[]): AsyncGenerator<string> {
  let short = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      short += part;
      continue;
    }
    for await (const piece of part) {
      yield short + piece;
      short = '';
    }
  }
  yield short;
}
