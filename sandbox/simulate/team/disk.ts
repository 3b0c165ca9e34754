import 'fake-indexeddb/auto';
import { unrest } from './unrest.ts';

/** The disk of a member, as one life of its browser uses it. */
export class Disk {
  /** What a browser has as `indexedDB`. */
  readonly door: Pick<IDBFactory, 'open' | 'deleteDatabase' | 'databases'>;
  /** Counts an await. False: the browser has died, and nothing arrives any more. */
  readonly goesOn: () => boolean;
  readonly #open = new Set<IDBTransaction>();
  #isGone = false;

  constructor(factory: IDBFactory, goesOn: () => boolean) {
    this.goesOn = goesOn;
    this.door = {
      open: (name, version) => {
        const request = factory.open(name, version);
        unrest.underway += 1;
        const end = () => (unrest.underway -= 1);
        request.addEventListener('error', end);
        request.addEventListener('success', () => {
          end();
          owners.set(request.result, this);
        });
        return request;
      },
      deleteDatabase: (name) => factory.deleteDatabase(name),
      databases: () => factory.databases(),
    };
  }

  /** The browser dies: what is not committed is taken back, and nothing more is written. */
  pull(): void {
    this.#isGone = true;
    for (const transaction of this.#open) takeBack(transaction);
  }

  note(transaction: IDBTransaction): void {
    unrest.underway += 1;
    this.#open.add(transaction);
    if (this.#isGone) takeBack(transaction);
  }

  forget(transaction: IDBTransaction): void {
    if (this.#open.delete(transaction)) unrest.underway -= 1;
  }
}

const owners = new WeakMap<IDBDatabase, Disk>();

function takeBack(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was finished, so its changes stay.
  }
}

/* oxlint-disable typescript/unbound-method -- each is called with the `this` it was called on */
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...wish) {
  const transaction = begin.apply(this, wish);
  owners.get(this)?.note(transaction);
  return transaction;
};
const deliverResult = IDBRequest.prototype.dispatchEvent;
IDBRequest.prototype.dispatchEvent = function (event) {
  unrest.events += 1;
  const { source } = this;
  // fake-indexeddb does not name the transaction of a request to an index.
  const transaction = source instanceof IDBIndex ? source.objectStore.transaction : this.transaction;
  const owner = transaction && owners.get(transaction.db);
  return owner && !owner.goesOn() ? true : deliverResult.call(this, event);
};
const deliverEnd = IDBTransaction.prototype.dispatchEvent;
IDBTransaction.prototype.dispatchEvent = function (event) {
  unrest.events += 1;
  const owner = owners.get(this.db);
  owner?.forget(this);
  return owner && !owner.goesOn() ? true : deliverEnd.call(this, event);
};
