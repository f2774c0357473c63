/** One element of one of a JSON file's outer arrays. */
export interface JsonItem {
  /** The member that holds the array; "" where the file itself is the array. */
  readonly array: string;
  readonly index: number;
  /** Bytes of the element's JSON. */
  readonly json: Buffer;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
/** Whether a byte belongs to UTF-8's byte order mark. */
const isMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

/**
 * Takes JSON apart as it comes in, whatever its whitespace and the order of its members: either an array, whose elements
 * are found, or an object, of which the elements of the named member arrays are. Holds one element at a time.
 */
export class JsonArrayScanner {
  readonly #names: ReadonlySet<string>;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #ended = false;
  #key = "";
  /** The array that is being read, and the depth of its elements; 0 where none is. */
  #array = "";
  #arrayDepth = 0;
  #index = 0;
  /** Bytes of earlier chunks that belong to the element or key that is being read. */
  #pending: Buffer[] = [];
  #start = -1;

  /** `names`: the member arrays to find. */
  constructor(names: Iterable<string> = []) {
    this.#names = new Set(names);
  }

  /** Whether the JSON is whole: its outermost bracket has been closed. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The elements that end in this chunk. Throws SyntaxError where brackets do not match or something follows the end. */
  push(chunk: Buffer): JsonItem[] {
    const items: JsonItem[] = [];
    if (this.#start >= 0) this.#start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) this.#inside(chunk, at, byte);
      else if (!isSpace(byte)) this.#structure(chunk, at, byte, items);
    }
    if (this.#start >= 0) this.#pending.push(chunk.subarray(this.#start));
    return items;
  }

  #inside(chunk: Buffer, at: number, byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      if (this.#isKeyPlace()) this.#key = String(JSON.parse(this.#take(chunk, at + 1).toString()));
    }
  }

  #structure(chunk: Buffer, at: number, byte: number, items: JsonItem[]): void {
    if (this.#ended) throw new SyntaxError("something follows its end");
    const inArray = this.#arrayDepth > 0 && this.#depth === this.#arrayDepth;
    if (inArray && (byte === comma || byte === closeBracket)) this.#finish(chunk, at, byte, items);
    else if (this.#start < 0 && (inArray || (byte === quote && this.#isKeyPlace()))) this.#start = at;
    if (byte === quote) this.#inString = true;
    else if (byte === openBrace || byte === openBracket) this.#open(byte);
    else if (byte === closeBrace || byte === closeBracket) this.#close();
    else if (this.#depth === 0 && !isMark(byte))
      throw new SyntaxError("it is neither an array nor an object");
  }

  #isKeyPlace(): boolean {
    return this.#depth === 1 && this.#arrayDepth === 0;
  }

  #open(byte: number): void {
    this.#depth++;
    const isOuter = this.#depth === 1;
    if (this.#arrayDepth > 0 || byte !== openBracket || this.#depth > 2) return;
    if (!isOuter && !this.#names.has(this.#key)) return;
    this.#array = isOuter ? "" : this.#key;
    this.#arrayDepth = this.#depth;
    this.#index = 0;
  }

  #close(): void {
    if (this.#depth === 0) throw new SyntaxError("a bracket is closed that was never opened");
    if (this.#depth === this.#arrayDepth) this.#arrayDepth = 0;
    this.#depth--;
    this.#ended = this.#depth === 0;
  }

  /** An empty array ends without an element; after a comma there has to be one. */
  #finish(chunk: Buffer, at: number, byte: number, items: JsonItem[]): void {
    const isEmpty = this.#start < 0;
    if (isEmpty && byte === closeBracket && this.#index === 0) return;
    const json = isEmpty ? Buffer.alloc(0) : this.#take(chunk, at);
    items.push({ array: this.#array, index: this.#index++, json });
  }

  #take(chunk: Buffer, end: number): Buffer {
    const whole = chunk.subarray(this.#start, end);
    const bytes = this.#pending.length === 0 ? whole : Buffer.concat([...this.#pending, whole]);
    this.#pending = [];
    this.#start = -1;
    return bytes;
  }
}
