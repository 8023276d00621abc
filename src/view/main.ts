/** The page begins here. */
import { mount } from 'svelte';
import { fetchFirst, openWorker } from '../worker/client.ts';
import App from './App.svelte';
import { keepOffline } from './offline/newer.svelte.ts';
import './style/fonts.css';
import './style/tokens.css';
import './style/accents.css';
import './style/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no element #app');
const first = await fetchFirst();
mount(App, { target, props: { openWorker: (failed: (message: string) => void) => openWorker(first, failed), first } });

// The page works again without a network after the first visit; in development that would only hide changes.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void keepOffline(navigator.serviceWorker, './sw.js');
