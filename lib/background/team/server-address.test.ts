import { expect, it } from 'vitest';
import { readServerAddress } from './server-address';

it.each([
  ['wss://nats.example.com', 'wss://nats.example.com/'],
  [' nats.example.com:8443 ', 'wss://nats.example.com:8443/'],
  ['WSS://nats.example.com/team', 'wss://nats.example.com/team'],
  ['ws://localhost:8080', 'ws://localhost:8080/'],
  ['ws://127.0.0.1:8080/', 'ws://127.0.0.1:8080/'],
])('reads %s', (typed, read) => {
  expect(readServerAddress(typed)).toBe(read);
});

it.each([
  'ws://nats.example.com',
  'ws://127.0.0.1.example.com',
  'http://nats.example.com',
  'nats://nats.example.com:4222',
  'wss://user:password@nats.example.com',
  'wss://nats.example.com/?token=x',
  'wss://',
  'javascript:alert(1)',
  '',
  'not an address',
])('refuses %s', (typed) => {
  expect(() => readServerAddress(typed)).toThrow('teamAddressUnsafe');
});
