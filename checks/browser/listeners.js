// Runs before a page's own scripts: remembers which elements listen to which events, and what the page changes.
// Probes read it as window.__checks; pages cannot tell the difference.
(() => {
  const listening = new Map();
  // What the document and the window listen to, which is the page as a whole.
  const everywhere = new Set();
  const note = (target, type) => {
    if (target === document || target === window) everywhere.add(type);
    if (!(target instanceof Element)) return;
    if (!listening.has(target)) listening.set(target, new Set());
    listening.get(target).add(type);
  };
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    note(this ?? window, String(type)); // a bare addEventListener() has no `this`
    return add.call(this, type, ...rest);
  };
  // Timers and frames a page starts tell whether it can change by itself later.
  const timers = { timeout: [], interval: 0, frame: 0 };
  const { setTimeout: later, setInterval: every, requestAnimationFrame: frame } = window;
  window.setTimeout = function (handler, delay, ...rest) {
    timers.timeout.push(Number(delay) || 0);
    return later.call(window, handler, delay, ...rest);
  };
  window.setInterval = function (...all) {
    timers.interval += 1;
    return every.apply(window, all);
  };
  window.requestAnimationFrame = function (callback) {
    timers.frame += 1;
    return frame.call(window, callback);
  };
  // What the page itself started by the time it had loaded; later ones may be ours.
  const started = { timeout: [], interval: 0, frame: 0 };
  addEventListener("load", () => later.call(window, () => Object.assign(started, { ...timers, timeout: [...timers.timeout] })));
  const opened = [];
  const open = window.open;
  window.open = function (address, ...rest) {
    opened.push(String(address ?? ""));
    return open.call(window, address, ...rest);
  };
  const path = (element) => {
    const steps = [];
    for (let current = element; current instanceof Element; current = current.parentElement) {
      if (current.id && !/\s/.test(current.id)) {
        steps.unshift(`#${CSS.escape(current.id)}`);
        return steps.join(" > ");
      }
      const same = current.parentElement ? [...current.parentElement.children].filter((c) => c.localName === current.localName) : [];
      steps.unshift(same.length > 1 ? `${current.localName}:nth-of-type(${same.indexOf(current) + 1})` : current.localName);
    }
    return steps.join(" > ");
  };
  const snippet = (element) => {
    const html = element.outerHTML.replace(/\s+/g, " ");
    return html.length > 300 ? `${html.slice(0, 299)}…` : html;
  };
  const listens = (element, ...types) => {
    const own = listening.get(element);
    return types.some((type) => own?.has(type) || typeof element[`on${type}`] === "function" || element.hasAttribute(`on${type}`));
  };
  // Two numbers out of 2^53 each: enough to tell any two texts of a site apart.
  const digest = (text) => [0x9e3779b9, 0x85ebca6b].map((seed) => {
    let high = 0xdeadbeef ^ seed, low = 0x41c6ce57 ^ seed;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return 4294967296 * (2097151 & low) + (high >>> 0);
  }).join("-");
  const tag = (element) => element.cloneNode(false).outerHTML;
  const SCRIPTS = "script:not([type]), script[type=''], script[type=module], script[type=importmap], script[type*=javascript]";
  let surroundings = null;
  // The same for parts of two pages that stand in the same place, with the same markup, below the same ancestors, under
  // the same styles and scripts: menus, headers, footers. "" for what a page has for itself, its main content.
  const alike = (element) => {
    if (element.getRootNode() !== document || !document.querySelector("main, [role=main]") || element.closest("main, [role=main]")) return "";
    surroundings ??= [...document.querySelectorAll(`style, link[rel~=stylesheet], base, ${SCRIPTS}`)].map((part) => `${part.src || part.href || ""} ${part.outerHTML}`).join("\n");
    const place = [path(element), element.outerHTML];
    for (let current = element.parentElement; current; current = current.parentElement) place.push(tag(current));
    return digest([...place, surroundings].join("\n"));
  };
  Object.defineProperty(window, "__checks", {
    enumerable: false,
    value: { digest, alike, listening, everywhere, timers, started, opened, path, snippet, listens, describe: (element) => ({ selector: path(element), html: snippet(element) }) },
  });
})();
