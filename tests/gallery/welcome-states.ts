import { syncProgress } from '@/lib/stored/sync-progress';
import type { Failure } from '@/lib/model/failure';
import { answer, failed, never, ok } from '../page/fake-background';
import { press, type } from './act';
import { account, now, syncing } from '../page/fixtures';
import type { GalleryState } from './state';
import { words } from './words';

const connect = async () => {
  await type('not-a-token', 'input[name=token]');
  await press(words('options.connect'), 'form');
};

const refused = (failure: Failure, sees: GalleryState['sees']): GalleryState => ({
  name: `a token that cannot be connected: ${failure.kind}`,
  page: 'welcome',
  address: '#token',
  answers: [answer('connectAccount', () => failed(failure))],
  act: connect,
  sees,
});

export const welcomeStates: GalleryState[] = [
  { name: 'what it does', page: 'welcome', sees: () => words('welcome.does') },
  { name: 'where the token is', page: 'welcome', address: '#token', sees: () => words('welcome.where.api') },
  {
    name: 'Base is being asked',
    page: 'welcome',
    address: '#token',
    answers: [answer('connectAccount', never)],
    act: connect,
    sees: () => words('options.connecting'),
  },
  refused({ kind: 'tokenRejected' }, () => words('options.wrongToken')),
  refused({ kind: 'offline' }, () => words('failure.offline.text')),
  refused({ kind: 'tokenBlocked', until: now + 60_000 }, () => words('failure.tokenBlocked.text')),
  refused({ kind: 'storageFull' }, () => words('failure.storageFull.text')),
  {
    name: 'the first orders',
    page: 'welcome',
    address: '#orders',
    store: () => syncProgress.write({ a: syncing }),
    answers: [answer('listConnected', () => ok([account]))],
    sees: () => words('options.syncing'),
  },
];
