// Collects the live tree of one document and, per element, what the rules ask of it.
// Returns {html, nodes, styles}: html has an index on every element; nodes[i] =
// [role, name, flags, x, y, width, height, style, before, after]; styles are shared by number.
// axe-core must be loaded: its role and name computation is the one the axe rules use too.
() => {
  const INDEX = "data-checks-n";
  const PROPERTIES = [
    "display", "visibility", "opacity", "position", "float", "color", "background-color", "background-image",
    "font-size", "font-weight", "font-style", "text-align", "text-decoration-line", "text-transform", "direction",
    "writing-mode", "list-style-type", "overflow-x", "overflow-y", "cursor", "order", "flex-direction",
    "white-space", "letter-spacing", "line-height", "border-bottom-width", "border-bottom-style", "outline-style",
    "animation-name", "clip-path", "pointer-events", "word-spacing", "unicode-bidi", "border-bottom-color",
  ];
  const { aria, dom, text } = axe.commons;
  const styles = [];
  const styleNumbers = new Map();

  const styleNumber = (computed) => {
    const values = PROPERTIES.map((name) => computed.getPropertyValue(name));
    const key = values.join("\u0001");
    if (!styleNumbers.has(key)) {
      styleNumbers.set(key, styles.length);
      styles.push(Object.fromEntries(PROPERTIES.map((name, i) => [name, values[i]])));
    }
    return styleNumbers.get(key);
  };

  const generated = (element, which) => {
    const content = getComputedStyle(element, which).content;
    if (!content || content === "none" || content === "normal") return "";
    const words = content.replace(/[a-z-]*(?:url|image-set)\("[^"]*"\)/g, ""); // addresses of images are no text
    return [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1].replace(/\\(.)/g, "$1")).join("");
  };

  const safely = (ask, otherwise) => {
    try {
      return ask();
    } catch {
      return otherwise; // axe-core throws on a few foreign elements (SVG children without a virtual node)
    }
  };

  const describe = (element) => {
    const virtual = safely(() => axe.utils.getNodeFromTree(element), null);
    const rectangle = element.getBoundingClientRect();
    const computed = getComputedStyle(element);
    const visible = safely(() => dom.isVisibleOnScreen(virtual ?? element), false);
    const exposed = safely(() => dom.isVisibleToScreenReaders(virtual ?? element), false);
    const focusable = safely(() => dom.isFocusable(virtual ?? element), false);
    const role = virtual ? safely(() => aria.getRole(virtual), null) : null;
    const named = role && role !== "presentation" && role !== "none" && role !== "generic";
    const name = virtual && (named || focusable) ? safely(() => text.accessibleTextVirtual(virtual), "") : "";
    return [
      role, name, (visible ? 1 : 0) | (exposed ? 2 : 0) | (focusable ? 4 : 0),
      Math.round((rectangle.x + scrollX) * 10) / 10, Math.round((rectangle.y + scrollY) * 10) / 10,
      Math.round(rectangle.width * 10) / 10, Math.round(rectangle.height * 10) / 10,
      styleNumber(computed), generated(element, "::before"), generated(element, "::after"),
    ];
  };

  axe.teardown();
  axe.setup(document.documentElement);
  try {
    const elements = [...document.documentElement.querySelectorAll("*")];
    elements.unshift(document.documentElement);
    const nodes = elements.map(describe);
    const copy = document.documentElement.cloneNode(true);
    const copies = [copy, ...copy.querySelectorAll("*")];
    copies.forEach((element, i) => element.setAttribute(INDEX, i));
    copy.querySelectorAll("noscript").forEach((element) => element.replaceChildren());
    copy.querySelectorAll("template").forEach((element) => element.content.replaceChildren());
    const type = document.doctype ? "<!DOCTYPE html>" : "";
    return { html: type + copy.outerHTML, nodes, styles };
  } finally {
    axe.teardown();
  }
}
