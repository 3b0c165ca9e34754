import 'fake-indexeddb/auto';

/**
 * One life of the background worker: it ends at its n-th await, which is the delivery of a database event, of a
 * token's decryption or digest, or a moment of a request. From then on nothing it waits for ever comes, and its open transactions are taken back, as when a browser
 * ends a worker.
 */
export class Life {
  readonly #awaits: number;
  readonly #mayEnd: () => boolean;
  #passed = 0;
  #end: () => void = () => undefined;
  isOver = false;
  /** All that it has begun and that are not known to be done. */
  readonly transactions = new Set<IDBTransaction>();
  /** Resolves when the life ends. */
  readonly ended = new Promise<void>((resolve) => (this.#end = resolve));

  /** @param awaits after how many it ends; `mayEnd` can put the end off */
  constructor(awaits: number, mayEnd: () => boolean) {
    this.#awaits = awaits;
    this.#mayEnd = mayEnd;
  }

  /** Counts one await. False: the life is over, and what was awaited must not come. */
  goesOn(): boolean {
    this.#passed += 1;
    if (!this.isOver && this.#passed >= this.#awaits && this.#mayEnd()) {
      this.isOver = true;
      for (const transaction of this.transactions) takeBack(transaction);
      this.#end();
    }
    return !this.isOver;
  }

  /**
   * Resolves when nothing that it has begun in the database is left to come: what comes late would come at any time.
   * Never, if the life is over: whoever waited for it acts no more.
   */
  async settle(): Promise<void> {
    while (this.transactions.size > 0 && !this.isOver) await new Promise((resolve) => setImmediate(resolve));
    if (this.isOver) await new Promise(() => undefined);
  }
}

function takeBack(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was done: what it wrote stays.
  }
}

let present: Life | undefined;
const owners = new WeakMap<object, Life>();

/** Whatever is opened or begun in the database from now on belongs to this life; undefined: to none, it lives on. */
export function beginLife(life: Life | undefined): void {
  present = life;
}

function own<Owned extends object>(owned: Owned): Owned {
  if (present) owners.set(owned, present);
  return owned;
}

/* eslint-disable @typescript-eslint/unbound-method -- each is called with the `this` it was called on */
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...wish) {
  return own(open.apply(this, wish));
};
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...wish) {
  const transaction = begin.apply(this, wish);
  present?.transactions.add(transaction);
  return own(transaction);
};

const deliverResult = IDBRequest.prototype.dispatchEvent;
IDBRequest.prototype.dispatchEvent = function (event) {
  // This database does not say the transaction of what an index is asked.
  const { source } = this;
  const transaction = source instanceof IDBIndex ? source.objectStore.transaction : this.transaction;
  const life = owners.get(transaction ?? this);
  return life && !life.goesOn() ? true : deliverResult.call(this, event);
};
const deliverEnd = IDBTransaction.prototype.dispatchEvent;
IDBTransaction.prototype.dispatchEvent = function (event) {
  const life = owners.get(this);
  life?.transactions.delete(this);
  return life && !life.goesOn() ? true : deliverEnd.call(this, event);
};
const decrypt = SubtleCrypto.prototype.decrypt;
SubtleCrypto.prototype.decrypt = function (...wish) {
  return deliver(decrypt.apply(this, wish));
};
const digest = SubtleCrypto.prototype.digest;
SubtleCrypto.prototype.digest = function (...wish) {
  return deliver(digest.apply(this, wish));
};

/** What a thread of its own works out reaches the life that asked for it, or nobody. */
async function deliver<Result>(worked: Promise<Result>): Promise<Result> {
  const life = present;
  const result = await worked;
  return life && !life.goesOn() ? new Promise(() => undefined) : result;
}
