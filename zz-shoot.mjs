import { launchChromium, newPage } from './src/testing/chromium.ts';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'),'utf8');
export const base='http://127.0.0.1:7313';
export const browser = await launchChromium();
export async function as(name, opts={}) {
  const page = await newPage(browser, opts);
  const people = (await (await page.request.get(base+'/desk/api/demo')).json()).people;
  const id = people.find(p=>p.name.startsWith(name)).id;
  const r = await page.request.post(base+'/desk/api/demo/sign-in',{data:{id}, headers:{origin:base}});
  if(!r.ok()) console.log(name, r.status(), await r.text());
  page.on('console', m=>{ if(m.type()==='error') console.log('console', m.text().slice(0,300)); });
  page.on('pageerror', e=>console.log('pageerror', String(e).slice(0,500)));
  return page;
}
export async function go(page, path, sel='#page-title') { await page.goto(base+'/desk'+path); await page.waitForSelector(sel,{timeout:20000}).catch(e=>console.log('no',sel)); await page.waitForLoadState('networkidle').catch(()=>{}); await page.waitForTimeout(800); }
export async function audit(page, name){ await page.evaluate(axe); const v = await page.evaluate("axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(f=>f.violations.map(v=>v.id+': '+v.nodes.map(n=>n.target.join(' ')+' '+(n.any[0]?.message||n.all[0]?.message||n.none[0]?.message||'')).slice(0,4).join(' | ')))"); console.log('axe',name,v.length?v:'clean'); }
export const shot=(page,n)=>page.screenshot({path:`/tmp/shots/${n}.png`});
