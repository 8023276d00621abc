/** The page begins here. */
import { mount } from 'svelte';
import { openWorker } from '../worker/client.ts';
import App from './App.svelte';
import { keepOffline } from './offline/newer.svelte.ts';
import './style/fonts.css';
import './style/tokens.css';
import './style/accents.css';
import './style/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no element #app');
// the window on the projector is a page of its own
const wall = new URLSearchParams(location.search).get('wall');
if (wall === null) mount(App, { target, props: { openWorker } });
else
  void import('./present/WallWindow.svelte').then(({ default: WallWindow }) =>
    mount(WallWindow, { target, props: { openWorker, id: wall } }),
  );

// The page works again without a network after the first visit; in development that would only hide changes.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void keepOffline(navigator.serviceWorker, './sw.js');
