import { playAll } from './play-all.ts';

playAll('scenarios', { workflowCache: true });
