// Where text is drawn, and where it is cut off, covered or too wide; installs window.__layout. Sizes are CSS pixels.
() => {
  const { describe } = window.__checks;
  const LIMIT = 20;
  const SKIPPED = "script, style, noscript, template, option, optgroup, textarea, title, canvas, object, video, audio";
  // Content that WCAG lets scroll both ways, because its meaning needs the layout (1.4.10).
  const TWO_WAY = "table, pre, code, svg, math, canvas, iframe, video, object, embed, map, [role=table], [role=grid], [role=treegrid], [role=img], [role=toolbar], [role=menubar], [role=application]";
  const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";
  const MORE = /続き|もっと|全文|すべて|全て|詳し|開く|more|expand|full|show|all/i;

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const closest = (element, selector) => {
    for (let current = element; current; current = parentOf(current)) if (current.matches(selector)) return current;
    return null;
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };

  const textNodes = (root, found = []) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) textNodes(node.shadowRoot, found);
      } else if (/\S/.test(node.data)) found.push(node);
    }
    return found;
  };
  // A line's box is taller than its letters: they keep to a square of the font's size around its middle.
  const inked = (box, size) => {
    const margin = Math.max(0, (box.height - size) / 2);
    return { left: box.left + scrollX, top: box.top + scrollY + margin, right: box.right + scrollX, bottom: box.bottom + scrollY - margin };
  };
  // Each visible text with its lines in page coordinates.
  const drawn = () => {
    const range = document.createRange();
    return textNodes(document.body ?? document.documentElement).flatMap((node) => {
      const element = parentOf(node);
      if (!element || !shown(element)) return [];
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
        .map((box) => inked(box, parseFloat(styleOf(element).fontSize)));
      return lines.length ? [{ node, element, lines }] : [];
    });
  };

  const viewportOverflow = (axis) => {
    const own = styleOf(document.documentElement)[`overflow${axis}`];
    const value = own === "visible" && document.body ? styleOf(document.body)[`overflow${axis}`] : own;
    return value === "hidden" || value === "clip";
  };
  const contains = (style, fixed) => style.transform !== "none" || style.filter !== "none" || /paint|layout|strict|content/.test(style.contain) || (!fixed && style.position !== "static");

  // The boxes that cut an element off, innermost first; a box that can be scrolled ends the search along its axis.
  const clips = new Map();
  const clipsOf = (element) => {
    if (!clips.has(element)) clips.set(element, findClips(element));
    return clips.get(element);
  };
  const findClips = (element) => {
    const found = [];
    let position = "static";
    const open = { X: true, Y: true };
    for (let current = element; current && current !== document.body && current !== document.documentElement; current = parentOf(current)) {
      const style = styleOf(current);
      const passed = (position === "absolute" && !contains(style, false)) || (position === "fixed" && !contains(style, true));
      if (!passed) {
        if (style.display !== "inline" && style.display !== "contents") {
          const rectangle = current.getBoundingClientRect();
          const left = rectangle.left + current.clientLeft + scrollX, top = rectangle.top + current.clientTop + scrollY;
          const box = { element: current, style, left, top, right: left + current.clientWidth, bottom: top + current.clientHeight };
          for (const axis of ["X", "Y"]) {
            const value = style[`overflow${axis}`];
            if (!open[axis] || value === "visible") continue;
            found.push({ ...box, axis, scrolls: value === "auto" || value === "scroll" });
            if (value === "auto" || value === "scroll") open[axis] = false;
          }
        }
        position = style.position === "absolute" || style.position === "fixed" ? style.position : "static";
      }
    }
    if (position !== "fixed") {
      const { clientWidth, clientHeight } = document.documentElement;
      const page = { element: document.documentElement, style: styleOf(document.documentElement), left: 0, top: 0, right: clientWidth, bottom: clientHeight, scrolls: false };
      for (const axis of ["X", "Y"]) if (open[axis] && viewportOverflow(axis)) found.push({ ...page, axis });
    }
    return found;
  };
  const scroller = (element, axis) => clipsOf(element).find((clip) => clip.axis === axis && clip.scrolls);

  const hiddenFromAll = (element) => closest(element, "[aria-hidden=true]") !== null;
  const moves = (element) => {
    for (let current = element; current; current = parentOf(current)) {
      const { position } = styleOf(current);
      if (position === "fixed" || position === "sticky") return true;
    }
    return false;
  };
  // Cut off in a way that leaves whole letters: by "…", or a box of a single line. shares: how much of each line is seen.
  const clean = (clip, lines, shares) => {
    const { style } = clip;
    if (clip.axis === "X") return style.textOverflow !== "clip" && /nowrap|pre$/.test(style.whiteSpace);
    const lineHeight = parseFloat(style.lineHeight) || Math.min(...lines.map((line) => line.bottom - line.top));
    const single = lineHeight >= clip.bottom - clip.top - 1 && shares[0] > 0.8;
    return single || !["none", ""].includes(style.webkitLineClamp ?? "none");
  };
  // How a text is cut: "part" through its letters, "lines" whole lines gone; null when all of it can be read.
  const cut = ({ element, lines }) => {
    const boxes = clipsOf(element).filter((clip) => !clip.scrolls);
    if (!boxes.length || hiddenFromAll(element)) return null;
    for (const clip of boxes) {
      const [from, to] = clip.axis === "X" ? ["left", "right"] : ["top", "bottom"];
      if (clip[to] - clip[from] <= 2) return null; // hidden on purpose, for screen readers
      const shares = lines.map((line) => Math.max(0, Math.min(line[to], clip[to]) - Math.max(line[from], clip[from])) / (line[to] - line[from]));
      if (shares.every((share) => share === 0) || shares.every((share) => share > 0.97)) {
        if (shares.every((share) => share === 0)) return null; // elsewhere altogether: a closed panel, another slide
        continue;
      }
      if (clean(clip, lines, shares)) continue;
      const part = clip.axis === "X" ? shares.some((share, i) => share > 0 && (1 - share) * (lines[i].right - lines[i].left) > 3) : shares.some((share) => share > 0.12 && share < 0.8);
      const gone = shares.some((share) => share === 0);
      if (part || gone) return { kind: part ? "part" : "lines", by: clip.element };
    }
    return null;
  };
  // Whether a control in or next to the box seems to show the rest.
  const more = (box) => [box, box.nextElementSibling, box.previousElementSibling].filter(Boolean)
    .flatMap((part) => [part, ...part.querySelectorAll("*")]).filter((part) => part.matches("button, summary, [aria-expanded], [role=button], a[href]"))
    .some((control) => control.hasAttribute("aria-expanded") || control.localName === "summary" || MORE.test(control.textContent));

  const words = (node) => node.data.replace(/\s+/g, " ").trim().slice(0, 60);
  const told = (text) => ({ ...describe(text.element), text: words(text.node) });

  const pairs = (texts) => {
    const lines = texts.filter((text) => !hiddenFromAll(text.element) && !moves(text.element))
      .flatMap((text) => text.lines.filter((line) => readable(text.element, line)).map((line) => ({ text, ...line })));
    lines.sort((a, b) => a.top - b.top);
    const found = new Map();
    lines.forEach((line, i) => {
      for (let j = i + 1; j < lines.length && lines[j].top < line.bottom; j += 1) {
        const other = lines[j];
        if (other.text === line.text) continue;
        const height = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
        const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const low = Math.min(line.bottom - line.top, other.bottom - other.top);
        const narrow = Math.min(line.right - line.left, other.right - other.left);
        if (height > low * 0.4 && width > Math.max(4, narrow * 0.3) && !found.has(line.text.node)) found.set(line.text.node, { one: line.text, other: other.text });
      }
    });
    return found;
  };
  // Whether any of a line is inside all the boxes that cut it off.
  const readable = (element, line) => clipsOf(element).every((clip) => clip.axis === "X"
    ? Math.min(line.right, clip.right) - Math.max(line.left, clip.left) > 2
    : Math.min(line.bottom, clip.bottom) - Math.max(line.top, clip.top) > (line.bottom - line.top) * 0.5);

  const before = { cut: new Map(), pairs: new Map(), words: new Map() };
  const fresh = () => {
    styles.clear();
    clips.clear();
    return drawn();
  };
  // Remembers the page as it is now; what was cut off or covered before is told apart later. Returns how many texts.
  const start = () => {
    const texts = fresh();
    texts.forEach((text) => {
      const found = cut(text);
      if (found) before.cut.set(text.node, found.kind);
      if (text.element.closest("main, article, [role=main]")) before.words.set(text.node, words(text.node));
    });
    before.pairs = pairs(texts);
    return texts.length;
  };
  // What cannot be read in the page as it is now.
  const problems = () => {
    const texts = fresh();
    const cuts = texts.flatMap((text) => {
      const found = cut(text);
      return found ? [{ ...told(text), kind: found.kind, by: describe(found.by).selector, before: before.cut.get(text.node) ?? "", more: more(found.by) }] : [];
    });
    const covered = [...pairs(texts)].filter(([node]) => !before.pairs.has(node)).map(([, { one, other }]) => ({ ...told(one), other: words(other.node) }));
    return { cut: cuts.slice(0, LIMIT), covered: covered.slice(0, LIMIT) };
  };

  // Problems while a style sheet holds. A sheet made by script is no element of the page and no matter of its policy.
  const under = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const found = problems();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    return found;
  };
  // Problems while the text alone is twice as large, as some browsers make it.
  const enlarged = () => {
    const elements = [...document.body.querySelectorAll("*")].filter((element) => element instanceof HTMLElement);
    const sizes = elements.map((element) => getComputedStyle(element)).map((style) => [parseFloat(style.fontSize) * 2, parseFloat(style.lineHeight) * 2]);
    const written = elements.map((element) => element.getAttribute("style"));
    elements.forEach((element, i) => {
      element.style.setProperty("font-size", `${sizes[i][0]}px`, "important");
      if (sizes[i][1]) element.style.setProperty("line-height", `${sizes[i][1]}px`, "important");
    });
    const found = problems();
    elements.forEach((element, i) => {
      element.style.cssText = written[i] ?? "";
      if (written[i] === null && element.getAttribute("style") !== null) element.removeAttribute("style");
    });
    return found;
  };

  // What makes a reader scroll sideways in the page as it is now.
  const sideways = () => {
    const texts = fresh();
    const { clientWidth, scrollWidth } = document.documentElement;
    const page = !viewportOverflow("X") && scrollWidth > clientWidth + 2;
    const beyond = (right) => page && right > clientWidth + 2 && right <= scrollWidth + 2;
    const wide = texts.filter(({ element, lines }) => {
      if (closest(element, TWO_WAY) || hiddenFromAll(element) || clipsOf(element).some((clip) => clip.axis === "X" && !clip.scrolls)) return false;
      const own = scroller(element, "X");
      return lines.some((line) => (own ? line.right - line.left > Math.min(own.right - own.left, clientWidth) + 2 : beyond(line.right)));
    });
    const controls = [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, [role=button]")].filter((control) => {
      const box = control.getBoundingClientRect();
      return beyond(box.right + scrollX) && box.left + scrollX >= 0 && shown(control) && !closest(control, TWO_WAY) && !scroller(control, "X");
    });
    const culprit = page && !wide.length && !controls.length && [...document.body.querySelectorAll("*")]
      .find((element) => beyond(element.getBoundingClientRect().right + scrollX) && shown(element) && !scroller(element, "X") && (element.matches(`${TWO_WAY}, img, hr`) || !element.firstElementChild));
    return {
      page,
      wide: wide.slice(0, LIMIT).map((text) => ({ ...told(text), own: Boolean(scroller(text.element, "X")) })),
      controls: controls.slice(0, LIMIT).map((control) => ({ ...describe(control), text: (control.value || control.textContent || control.getAttribute("aria-label") || "").trim().slice(0, 40) })),
      culprit: culprit ? describe(culprit) : null,
    };
  };
  // Words of the main content that were shown at the start, are not now, and that no control seems to bring back.
  const lost = () => {
    // A menu at the top of the page brings back no text of the main content.
    const openers = [...document.querySelectorAll("[aria-expanded=false], summary, main [aria-controls]")];
    if (openers.some((opener) => !opener.closest("header, nav, footer, [role=banner], [role=navigation]"))) return [];
    const texts = fresh();
    const plain = (node) => node.data.replace(/\s+/g, "");
    const now = texts.map((text) => plain(text.node)).join("");
    const still = new Set(texts.map((text) => text.node));
    const gone = [...before.words].filter(([node, text]) => node.isConnected && !still.has(node) && text.length >= 10 && !now.includes(plain(node)));
    return gone.slice(0, 3).map(([node, text]) => ({ ...describe(parentOf(node)), text }));
  };

  const frame = () => new Promise((done) => { setTimeout(done, 300); requestAnimationFrame(() => requestAnimationFrame(done)); });
  // Nothing may still be on its way when it is measured.
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important }");
  window.__layout = {
    start() {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
      if (!start()) return null;
      return { spaced: under(SPACING), enlarged: enlarged() };
    },
    async resized(narrow) {
      await frame();
      return narrow ? { ...problems(), sideways: sideways(), lost: lost() } : problems();
    },
    async end() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
      delete window.__layout;
      await frame();
    },
  };
}
