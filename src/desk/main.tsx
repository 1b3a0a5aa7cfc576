import '@mantine/core/styles.layer.css';
import './tokens.css';
import './fonts.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocus } from './frame/keep-focus.ts';
import { followOtherWindows, wearLook } from './look.ts';
import { shareNonce } from './nonce.ts';
import { createDeskRouter } from './router.tsx';
import { keepLook } from './use-me.ts';

shareNonce();
wearLook();
followOtherWindows();
keepLook();
keepFocus();
const place = document.getElementById('root');
if (place) createRoot(place).render(<App router={createDeskRouter()} />);
