import { type Browser, chromium } from 'playwright-core';
import { MissingTool } from '../scripts/steps.mjs';
import { findChromium } from '../scripts/tools.mjs';

/** Chromium with nothing in it that asks the outside, for tests and pictures of the page. */

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=da',
];

/** @throws MissingTool */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (!executablePath) throw new MissingTool('chromium', 'apt-get install chromium (Debian, Ubuntu), or CHROMIUM=/path/to/it');
  return chromium.launch({ executablePath, args: FLAGS });
};
