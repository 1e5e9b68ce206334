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
  Object.defineProperty(window, "__checks", {
    enumerable: false,
    value: { listening, everywhere, timers, started, opened, path, snippet, listens, describe: (element) => ({ selector: path(element), html: snippet(element) }) },
  });
})();
