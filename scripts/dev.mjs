// `npm run dev`: the server from source with reload, and Vite with hot replacement in front of it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, ensurePrismaClient, requireNode, root } from './steps.mjs';

requireNode();
await ensureInstalled();
await ensurePrismaClient();

const start = (name, args) =>
  spawn(path.join(root, 'node_modules/.bin', name), args, { cwd: root, stdio: 'inherit' });
const children = [
  start('tsx', ['watch', '--clear-screen=false', '--conditions=source', 'server/src/main.ts']),
  start('vite', ['web']),
];
const stopAll = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const child of children) child.on('exit', stopAll);
// Ctrl-C reaches the children by itself; sent twice it would not let them end in order.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', stopAll);
