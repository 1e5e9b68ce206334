// Finds text whose contrast styles alone do not tell, and measures it from pixels; installs window.__contrast.
() => {
  const { describe } = window.__checks;
  const { brush, rgba, over, ratio, backdrop } = window.__colours;
  const WORDS = /[\p{L}\p{N}]/u;
  const MARK = "data-checks-text";
  const LIMIT = 60;

  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const inactive = (element) => element.closest("[disabled], [aria-disabled=true], [inert]") !== null
    || [...(element.closest("label")?.querySelectorAll("*") ?? [])].some((part) => part.disabled);
  const large = (style) => parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);

  const targets = new Map();
  let left = 0;
  const add = (element, pseudo, text) => {
    if (targets.size >= LIMIT) left += 1;
    else targets.set(targets.size, { element, pseudo, text: text.replace(/\s+/g, " ").trim().slice(0, 60) });
  };
  const enough = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const below = backdrop(element);
    const own = rgba(style.backgroundColor), color = rgba(style.color);
    if (!below || !own || !color || style.opacity !== "1" || style.textShadow !== "none" || (pseudo !== "::placeholder" && style.backgroundImage !== "none")) return false;
    const behind = over(own, below);
    return ratio(over(color, behind), behind) >= (large(style) ? 3 : 4.5);
  };
  const generated = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (!style.content || ["none", "normal"].includes(style.content) || style.display === "none" || style.visibility !== "visible") return "";
    return [...style.content.replace(/\s\/\s"(?:[^"\\]|\\.)*"$/, "").matchAll(/(?<!url\()"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
  };
  const find = (selector) => {
    let root = document, found = null;
    for (const part of selector.split(" >> ")) {
      found = root?.querySelector(part) ?? null;
      root = found?.shadowRoot;
    }
    return found;
  };

  const sheet = new CSSStyleSheet();
  const dress = (numbers, css) => {
    sheet.replaceSync(numbers.map((number) => {
      const { element, pseudo } = targets.get(number);
      const root = element.getRootNode(), own = `[${MARK}="${number}"]`;
      if (!pseudo) element.setAttribute(MARK, number);
      else element.setAttribute(MARK, element.getAttribute(MARK) ?? number);
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return `[${MARK}="${element.getAttribute(MARK)}"]${pseudo || `, ${own}::first-letter, ${own}::first-line`} { transition: none !important; animation: none !important; caret-color: transparent !important; ${css(targets.get(number))} }`;
    }).join("\n"));
  };
  const undress = (numbers) => {
    for (const number of numbers) {
      const { element } = targets.get(number);
      const root = element.getRootNode();
      element.removeAttribute(MARK);
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  };
  // The letters of SVG are painted by other properties than those of HTML.
  const hidden = ({ svg, fillsBackground }) => svg ? "fill: transparent !important; stroke: transparent !important;" : `color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; ${fillsBackground ? "background: none !important;" : ""}`;
  // Strokes thicken the letters, so that there are pixels they fill.
  const drawn = ({ svg, ink, fillsBackground }, how) => {
    const color = how === "ink" ? ink : how;
    if (svg) return `fill: ${color} !important; stroke: ${color} !important; stroke-width: 2px !important;`;
    const stroke = fillsBackground ? "" : `-webkit-text-stroke: 2px ${color} !important;`;
    return `text-shadow: none !important; ${stroke} -webkit-text-fill-color: ${color} !important;`;
  };
  const opacity = (element) => {
    let all = 1;
    for (let current = element; current; current = current.parentElement) all *= Number(getComputedStyle(current).opacity);
    return all;
  };
  // Strokes of see-through letters lie on each other and are denser than the letters: their colour is reckoned instead.
  const seeThrough = ({ ink, fillsBackground }) => !fillsBackground && (rgba(ink)?.[3] ?? 1) < 1;
  const boxes = ({ element, pseudo }) => {
    if (pseudo || element instanceof SVGElement) return [element.getBoundingClientRect()];
    const range = document.createRange();
    const own = [...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.data));
    return own.flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
  };
  const common = (one, other) => ({ left: Math.max(one.left, other.left), top: Math.max(one.top, other.top), right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom) });
  // What of the window an element may show in: scrolling regions around it cut off what lies outside of them.
  const frame = (element) => {
    let found = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight };
    for (let current = element.parentElement; current && current !== document.body; current = current.parentElement) {
      const style = getComputedStyle(current);
      if (style.overflowX !== "visible" || style.overflowY !== "visible") found = common(found, current.getBoundingClientRect());
    }
    return found;
  };
  // The parts of a target that lie in the window.
  const inWindow = (target) => {
    const limits = frame(target.element);
    return boxes(target).map((box) => common(box, limits)).filter((box) => box.right - box.left >= 2 && box.bottom - box.top >= 2);
  };
  const area = (all) => all.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0);
  const meet = (one, other) => one.some((a) => other.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));

  const pixels = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    brush.canvas.width = bitmap.width;
    brush.canvas.height = bitmap.height;
    brush.drawImage(bitmap, 0, 0);
    return brush.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

  // Text of ::before and ::after and placeholders, where plain colours do not suffice. Returns how many there are in all.
  const extras = () => {
    let seen = 0;
    const consider = (element, pseudo, text) => {
      if (!WORDS.test(text) || !shown(element) || inactive(element)) return;
      seen += 1;
      if (!enough(element, pseudo)) add(element, pseudo, text);
    };
    for (const element of document.body.querySelectorAll("*")) {
      consider(element, "::before", generated(element, "::before"));
      consider(element, "::after", generated(element, "::after"));
      if (element.placeholder && !element.value) consider(element, "::placeholder", element.placeholder);
    }
    return seen;
  };

  const contrast = (target, clip, hide, black, white, ink) => {
    const places = [];
    let most = 0;
    for (const part of target.parts) {
      const bottom = Math.min(part.bottom - clip.y, clip.height), right = Math.min(part.right - clip.x, clip.width);
      for (let y = Math.floor(part.top - clip.y); y < bottom; y += 1) for (let x = Math.floor(part.left - clip.x); x < right; x += 1) {
        const i = 4 * (y * clip.width + x), difference = white[i] - black[i];
        if (difference <= 40) continue;
        places.push(i);
        if (difference > most) most = difference;
      }
    }
    const [red, green, blue, alpha] = rgba(target.ink) ?? [0, 0, 0, 1];
    const clear = seeThrough(target);
    const color = (i) => (clear ? over([red, green, blue, alpha * target.opacity], hide.subarray(i, i + 3)) : ink.subarray(i, i + 3));
    const ratios = places.filter((i) => white[i] - black[i] >= most * 0.98).map((i) => ratio(color(i), hide.subarray(i, i + 3)));
    if (ratios.length < 12) return null;
    ratios.sort((a, b) => a - b);
    return { best: share(ratios, 0.97), typical: share(ratios, 0.5), worst: share(ratios, 0.03) };
  };

  // Elements that are painted over others but cannot be hit.
  let veiling = [];
  const isVeil = (element) => {
    const style = getComputedStyle(element);
    return style.pointerEvents === "none" && style.position !== "static" && shown(element);
  };
  // Brings the beginning of a text into the window: that of a tall cell may stand far from the middle of it.
  const reveal = (target) => {
    target.element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const [first] = boxes(target);
    if (first && (first.top < 0 || first.bottom > innerHeight)) scrollBy({ top: first.top - innerHeight / 2, behavior: "instant" });
  };
  // Whether styles tell after all: axe-core also leaves open what only lies outside a scrolling region. Nothing may lie
  // between the text and the elements around it, and their plain colours must be enough.
  const clear = (element) => {
    const style = getComputedStyle(element);
    if (element instanceof SVGElement || style.webkitTextFillColor !== style.color || !enough(element, null)) return false;
    const target = { element, pseudo: "" };
    reveal(target);
    const root = element.getRootNode(), parts = inWindow(target);
    const alone = (x, y) => {
      const [top, ...below] = root.elementsFromPoint(x, y);
      return top === element && below.every((other) => other.contains(element) || other.contains(root.host ?? element));
    };
    return parts.length > 0 && !meet(parts, veiling.map((veil) => veil.getBoundingClientRect())) && parts.every((part) => [part.left + 1, (part.left + part.right) / 2, part.right - 1].every((x) => alone(x, (part.top + part.bottom) / 2)));
  };
  const at = [scrollX, scrollY];
  window.__contrast = {
    // Takes the elements axe-core could not judge and, if asked, the text it does not look at.
    // Returns {targets: how many to measure, left: how many more there are, extras: whether there is such text at all}.
    start(selectors, all) {
      targets.clear();
      left = 0;
      veiling = selectors.length ? [...document.body.querySelectorAll("*")].filter(isVeil) : [];
      for (const selector of selectors) {
        const element = find(selector);
        if (element && clear(element)) continue;
        if (element && shown(element)) add(element, "", [...element.childNodes].map((node) => node.data ?? "").join(" ") || element.textContent);
        else left += 1;
      }
      const seen = all ? extras() : 0;
      return { targets: targets.size, left, extras: seen > 0 };
    },
    // What the rule asks of each target.
    described() {
      return [...targets.values()].map(({ element, pseudo, text }) => ({ ...describe(element), text, kind: pseudo || "text", large: large(getComputedStyle(element, pseudo || null)) }));
    },
    // Brings a target into the window. Returns it and others that can be seen with it without touching it, with the part
    // of the window they take; null when it can't be seen.
    gather(numbers) {
      reveal(targets.get(numbers[0]));
      const seen = [];
      for (const number of numbers) {
        const target = targets.get(number);
        const style = getComputedStyle(target.element, target.pseudo || null), svg = target.element instanceof SVGElement;
        Object.assign(target, { parts: inWindow(target), svg, ink: svg ? style.fill : style.webkitTextFillColor, opacity: opacity(target.element), fillsBackground: /text/.test(style.webkitBackgroundClip ?? "") });
        const whole = !seen.length || area(target.parts) > area(boxes(target)) * 0.95;
        if (target.parts.length && whole && !seen.some((other) => meet(targets.get(other).parts, target.parts))) seen.push(number);
        else if (!seen.length) return null;
      }
      const parts = seen.flatMap((number) => targets.get(number).parts);
      const x = Math.floor(Math.min(...parts.map((part) => part.left))), y = Math.floor(Math.min(...parts.map((part) => part.top)));
      const clip = { x, y, width: Math.ceil(Math.max(...parts.map((part) => part.right))) - x, height: Math.ceil(Math.max(...parts.map((part) => part.bottom))) - y };
      return { numbers: seen, clip };
    },
    // "hide": the text leaves, its shadow stays. "black", "white": its place. "ink": its colour.
    paint(numbers, how) {
      dress(numbers, (target) => (how === "hide" ? hidden(target) : drawn(target, how)));
    },
    // Contrast over all pixels that each text fills: {best, typical, worst}; null when no such pixel was found.
    async measure({ numbers, clip }, pictures) {
      undress(numbers);
      const [hide, black, white, ink] = [await pixels(pictures.hide), await pixels(pictures.black), await pixels(pictures.white), await pixels(pictures.ink)];
      return numbers.map((number) => contrast(targets.get(number), clip, hide, black, white, ink));
    },
    end() {
      scrollTo({ left: at[0], top: at[1], behavior: "instant" });
      delete window.__contrast;
      delete window.__colours;
    },
  };
}
