// Loaded before Luna: reports every look-up and connection that leaves this machine.
import dns from 'node:dns';
import net from 'node:net';

const LOCAL = /^(localhost|127\.|::1$|0\.0\.0\.0)/;
const report = (what, target) => process.stderr.write(`NETWORK ${what} ${target}\n`);

const { lookup } = dns;
dns.lookup = (name, ...rest) => {
  if (!LOCAL.test(name)) report('lookup', name);
  return lookup(name, ...rest);
};
const { lookup: lookupPromise } = dns.promises;
dns.promises.lookup = (name, ...rest) => {
  if (!LOCAL.test(name)) report('lookup', name);
  return lookupPromise(name, ...rest);
};

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? (options.host ?? 'localhost') : 'localhost';
  if (!options?.path && !LOCAL.test(host)) report('connect', host);
  return connect.apply(this, args);
};
