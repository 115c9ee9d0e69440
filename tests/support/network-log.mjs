// Loaded before a program: notes every connection that it opens in the file that NETWORK_LOG names.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import process from 'node:process';

const connect = Socket.prototype.connect;
Socket.prototype.connect = function noted(...args) {
  const [options] = args.flat();
  appendFileSync(process.env.NETWORK_LOG, `${options?.host ?? options?.path ?? options}\n`);
  return connect.apply(this, args);
};
