import { playAll } from './play-all.ts';

playAll('scenarios, every task a replay', { workflowCache: false });
