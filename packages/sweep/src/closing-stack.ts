/** Things that were opened one after the other, closed in the reverse order. Node 20 has no AsyncDisposableStack. */
export class ClosingStack {
  readonly #closers: (() => Promise<void> | void)[] = [];

  use<Resource extends Disposable>(resource: Resource): Resource {
    this.defer(() => resource[Symbol.dispose]());
    return resource;
  }

  defer(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}
