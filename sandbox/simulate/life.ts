import 'fake-indexeddb/auto';

/**
 * One life of the background worker. It ends at its n-th await: the delivery of a database event, of a token's
 * decryption or digest, or a point of a request. After that, nothing it awaits ever arrives, and its open transactions
 * are aborted, as when a browser stops a worker.
 */
export class Life {
  readonly #awaits: number;
  readonly #mayEnd: () => boolean;
  #passed = 0;
  #end: () => void = () => undefined;
  isOver = false;
  /** The transactions that it started and that may not be finished. */
  readonly transactions = new Set<IDBTransaction>();
  /** Resolves when the life ends. */
  readonly ended = new Promise<void>((resolve) => (this.#end = resolve));

  /** @param awaits the number of awaits after which it ends; `mayEnd` can postpone the end */
  constructor(awaits: number, mayEnd: () => boolean) {
    this.#awaits = awaits;
    this.#mayEnd = mayEnd;
  }

  /** Counts one await. @returns false if the life is over: then the result must not be delivered */
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
   * Resolves when everything that it started in the database is finished. Otherwise a late event could arrive at any
   * time. Never resolves if the life is over: then nobody acts any more.
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
    // The transaction was finished, so its changes stay.
  }
}

let present: Life | undefined;
const owners = new WeakMap<object, Life>();

/**
 * Everything that is opened or started in the database from now on belongs to this life; undefined: to no life, so it
 * never ends.
 */
export function beginLife(life: Life | undefined): void {
  present = life;
}

function own<Owned extends object>(owned: Owned): Owned {
  if (present) owners.set(owned, present);
  return owned;
}

/* oxlint-disable typescript/unbound-method -- each is called with the `this` it was called on */
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
  // fake-indexeddb does not name the transaction of a request to an index.
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

/** Delivers the result of another thread only if the life that asked for it is not over. */
async function deliver<Result>(worked: Promise<Result>): Promise<Result> {
  const life = present;
  const result = await worked;
  return life && !life.goesOn() ? new Promise(() => undefined) : result;
}
