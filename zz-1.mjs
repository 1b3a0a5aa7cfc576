import {as,go,audit,shot,browser} from './zz-shoot.mjs';
const p = await as('Milica'); await go(p,'');
console.log(p.url());
await shot(p,'duty'); await audit(p,'duty');
await p.keyboard.press('j'); await p.keyboard.press('Space'); await p.waitForTimeout(1500); await shot(p,'duty-peek'); await audit(p,'peek');
await browser.close();
