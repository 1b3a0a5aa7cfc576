import '@mantine/core/styles.layer.css';
import './tokens.css';
import './fonts.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { wearLook } from './look.ts';
import { styleNonce } from './nonce.ts';
import { createDeskRouter } from './router.tsx';
import { keepLook } from './use-me.ts';

// react-remove-scroll, which Mantine's dialogs use, takes the nonce for its style element from here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() || undefined });

wearLook();
keepLook();
const place = document.getElementById('root');
if (place) createRoot(place).render(<App router={createDeskRouter()} />);
