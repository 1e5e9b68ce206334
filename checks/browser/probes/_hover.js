// Finds what a pointer can make appear, and notes what appeared; installs window.__hover.
() => {
  const { describe, listening } = window.__checks;
  const LIMIT = 6;
  const EVENTS = ["mouseenter", "mouseover", "pointerenter", "pointerover"];
  const REVEALS = ["display", "visibility", "opacity", "clip", "clip-path", "max-height", "height", "left", "right", "top", "bottom", "transform", "translate", "scale", "content"];
  const FOCUSABLE = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex='-1'])";

  const shown = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < document.documentElement.scrollWidth && getComputedStyle(element).clipPath !== "inset(50%)";
  };
  const all = (selector) => {
    try {
      return [...document.querySelectorAll(selector)];
    } catch {
      return [];
    }
  };
  const styleRules = (rules) => [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
    return rule.cssRules ? styleRules(rule.cssRules) : [];
  });
  const sheetRules = (sheet) => {
    try {
      return styleRules(sheet.cssRules);
    } catch {
      return []; // a sheet of another origin
    }
  };
  const words = (node) => node.data.replace(/\s+/g, " ").trim();

  // Elements over which the pointer makes something hidden appear, by a rule of a style sheet.
  const styled = () => [...document.styleSheets].flatMap(sheetRules).filter((rule) => rule.selectorText.includes(":hover") && REVEALS.some((name) => rule.style.getPropertyValue(name) !== ""))
    .flatMap((rule) => rule.selectorText.split(/,(?![^()]*\))/)).flatMap((selector) => {
      const whole = selector.trim(), at = whole.indexOf(":hover");
      if (at < 0) return [];
      const trigger = whole.slice(0, at).replace(/[>+~\s]+$/, "") + (/^[^\s>+~]*/.exec(whole.slice(at + 6))?.[0] ?? "").replace(/:(hover|focus[\w-]*)/g, "").replace(/::?(before|after)$/, "");
      const rest = whole.replaceAll(":hover", "");
      const pseudo = /::?(before|after)$/.exec(rest)?.[0];
      const hidden = pseudo ? all(rest.slice(0, -pseudo.length)).filter((element) => !/\p{L}/u.test(getComputedStyle(element, pseudo).content) || getComputedStyle(element, pseudo).content === "none" || getComputedStyle(element, pseudo).content === "normal")
        : all(rest).filter((element) => !shown(element) && /\S/.test(element.textContent));
      if (!hidden.length) return [];
      return all(trigger || "*").filter((element) => element !== document.documentElement && element !== document.body && shown(element) && hidden.some((part) => element.contains(part) || element.parentElement?.contains(part))).slice(0, 1);
    });
  const scripted = () => [...listening].filter(([element, types]) => EVENTS.some((type) => types.has(type)) && element.isConnected && element !== document.body && element !== document.documentElement && shown(element)).map(([element]) => element)
    .concat(all("[onmouseover], [onmouseenter]").filter(shown));

  const texts = () => {
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (/\S/.test(node.data) && node.parentElement && shown(node.parentElement)) found.set(node, node.parentElement);
    return found;
  };
  const pseudoText = (element) => ["::before", "::after"].map((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return style.opacity === "0" || style.visibility !== "visible" || ["none", "normal"].includes(style.content) ? "" : style.content;
  }).filter((content) => /\p{L}/u.test(content)).join(" ");
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };

  const targets = [...new Set([...styled(), ...scripted()])].filter((element, _, list) => !list.some((other) => other !== element && element.contains(other))).slice(0, LIMIT);
  let before = new Map(), pseudoBefore = "", appeared = [];
  const isShown = () => appeared.some((node) => node.isConnected && node.parentElement && shown(node.parentElement));
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  window.__hover = {
    count: targets.length,
    // Where to put the pointer: a point of the element that nothing covers; null when there is none.
    point(number) {
      const element = targets[number];
      element.scrollIntoView({ block: "center", behavior: "instant" });
      before = texts();
      pseudoBefore = pseudoText(element);
      const box = element.getBoundingClientRect();
      const points = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.2], [0.5, 0.8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
      return points.find(([x, y]) => element.contains(document.elementFromPoint(x, y))) ?? null;
    },
    // What the pointer made appear: {text, box, covers, pseudo}; null when nothing did.
    async revealed(number) {
      await wait(350);
      const element = targets[number];
      appeared = [...texts().keys()].filter((node) => !before.has(node));
      const drawn = pseudoText(element);
      if (!appeared.length) return drawn && drawn !== pseudoBefore ? { text: drawn.replace(/^"|"$/g, ""), box: null, covers: false, pseudo: true } : null;
      const boxes = appeared.map((node) => node.parentElement.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left)), top = Math.min(...boxes.map((box) => box.top));
      const right = Math.max(...boxes.map((box) => box.right)), bottom = Math.max(...boxes.map((box) => box.bottom));
      const covers = [...before.keys()].some((node) => !element.contains(node) && shown(node.parentElement) && lines(node).some((line) => Math.min(line.right, right) - Math.max(line.left, left) > 4 && Math.min(line.bottom, bottom) - Math.max(line.top, top) > 4));
      return { text: appeared.map(words).join(" ").slice(0, 120), box: [left, top, right - left, bottom - top], covers, pseudo: false };
    },
    async still(ms) {
      await wait(ms);
      return isShown();
    },
    // Whether the keyboard makes it appear too: by reaching the element, a control in it or what it labels, or by Enter.
    async focus(number) {
      const element = targets[number];
      const candidates = [element, ...element.querySelectorAll(FOCUSABLE), element.closest("label")?.control, element.closest(FOCUSABLE)].filter((part) => part && part.matches(FOCUSABLE) && shown(part) && !appeared.some((node) => part.contains(node) && part !== element && !element.contains(part)));
      for (const part of candidates.slice(0, 3)) {
        part.focus();
        await wait(120);
        if (isShown() || (pseudoText(element) && pseudoText(element) !== pseudoBefore)) return { focusable: true, shown: true };
      }
      candidates[0]?.focus();
      return { focusable: candidates.length > 0, shown: false };
    },
    // Keeps Enter from leaving the page; the page's own scripts still hear of it.
    guard() {
      addEventListener("click", (event) => event.preventDefault());
      addEventListener("submit", (event) => event.preventDefault());
    },
    described(number) {
      const element = targets[number];
      const elsewhere = appeared.length > 0 && appeared.every((node) => [...before.keys()].some((other) => words(other) === words(node)));
      return { ...describe(element), name: (element.textContent || element.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 40), tag: element.localName, elsewhere };
    },
  };
}
