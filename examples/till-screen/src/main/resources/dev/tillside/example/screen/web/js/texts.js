// Words in both languages, changed without asking the server again.

import {shown} from './money.js';

let all = {en: {}, zh: {}};
let language = 'en';
const listeners = [];
const names = new Map(); // what the library says in its own language -> the same in every language

export async function load(address = 'texts.json') {
  all = await (await fetch(address)).json();
  const kept = localStorage.getItem('language');
  const wished = new URLSearchParams(location.search).get('language') ?? kept ?? navigator.language;
  language = wished?.startsWith('zh') ? 'zh' : 'en';
  apply();
}

export const current = () => language;

export function choose(tag) {
  language = tag;
  localStorage.setItem('language', tag);
  apply();
  listeners.forEach((listener) => listener());
}

export const onChange = (listener) => listeners.push(listener);

export const has = (key) => key in all[language];

// The words of that key, {name} filled in.
export function t(key, values = {}) {
  const words = all[language][key] ?? key;
  return words.replace(/\{(\w+)}/g, (place, name) => values[name] ?? place);
}

// A text of reference data: {en: ..., zh: ...}, or one that is the same in every language.
export const local = (text) => (typeof text === 'string' ? text : (text?.[language] ?? text?.en ?? ''));

// From here on a name that the library says is shown in the page's language.
export function learn(texts) {
  for (const said of Object.values(texts)) names.set(said, texts);
}

export const goodsName = (gtin) => t(`goods.${gtin}`);

export function learnGoods(gtin) {
  learn({en: all.en[`goods.${gtin}`], zh: all.zh[`goods.${gtin}`]});
}

// A name in the page's language, an amount in its currency; all else as it was said.
function translated(name, said) {
  if (name === 'tier') return t(`tier.${said}`);
  if (/^\d+\.\d{2}$/.test(said)) return shown(said);
  return names.has(said) ? local(names.get(said)) : said;
}

// What the library says to people, by its code; or as it came, where the code is not known here.
export function sentence(message) {
  const values = Object.entries(message.arguments ?? {}).map(([name, value]) => [name, translated(name, value)]);
  return has(message.code) ? t(message.code, Object.fromEntries(values)) : message.text;
}

// Fills in all that stands in the page itself.
function apply() {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label));
  }
  for (const element of document.querySelectorAll('[data-hint]')) {
    element.setAttribute('placeholder', t(element.dataset.hint));
  }
  if (document.body.dataset.title) document.title = t(document.body.dataset.title);
}

// The two buttons that change the language.
export function switcher(region) {
  const buttons = [...region.querySelectorAll('button[data-language]')];
  const mark = () => buttons.forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.language === language)));
  buttons.forEach((button) => button.addEventListener('click', () => choose(button.dataset.language)));
  onChange(mark);
  mark();
}
