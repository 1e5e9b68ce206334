// Helpers of the Tab walk; installs window.__tabWalk. Needs window.__colours. Elements are told apart by numbers given on first sight.
() => {
  const { path, snippet, alike, listens, listening, everywhere } = window.__checks;
  const numbers = new Map();
  const number = (element) => {
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    return numbers.get(element);
  };
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]:not([contenteditable=false])";
  const CLICKS = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "dblclick", "touchstart", "touchend"];
  const KEYS = ["keydown", "keyup", "keypress"];
  const WIDGET_ROLES = new Set(["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "slider", "spinbutton", "textbox", "combobox", "searchbox", "treeitem"]);
  const STYLE = ["outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow", "background-color", "background-image", "border-top-color", "border-top-width", "border-top-style", "border-bottom-color", "border-bottom-width", "border-bottom-style", "border-left-color", "border-left-width", "color", "text-decoration-line", "text-decoration-color", "text-decoration-thickness", "font-weight", "filter", "transform", "opacity"];

  const shown = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  };
  const deepActive = () => {
    let active = document.activeElement;
    for (;;) {
      if (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      else if (active?.localName === "iframe" && safeDocument(active)?.activeElement && safeDocument(active).activeElement !== safeDocument(active).body) active = safeDocument(active).activeElement;
      else return active;
    }
  };
  const safeDocument = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  const name = (element) => {
    const labelled = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).filter(Boolean).join(" ");
    return (labelled || element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || element.getAttribute("alt") || element.title || "").replace(/\s+/g, " ").trim().slice(0, 120);
  };
  const pageBox = (element) => {
    const box = element.getBoundingClientRect();
    return [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round);
  };

  // What an element and its nearest relatives look like: focus styles often sit on a parent, a label or a sibling.
  const relatives = (element) => [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling, element.previousElementSibling, ...(element.labels ?? []), ...[...element.children].slice(0, 3)].filter(Boolean);
  const PLAIN = new Set(["none", "normal"]);
  const look = (element) => relatives(element).flatMap((relative) => ["", "::before", "::after"].map((pseudo) => {
    const style = getComputedStyle(relative, pseudo || null);
    return pseudo && PLAIN.has(style.content) ? [] : STYLE.map((property) => style.getPropertyValue(property));
  }));
  // Whether two looks at the same relatives tell of different outlines, and of anything else that differs.
  const differences = (one, other) => {
    const found = { outline: false, others: one.length !== other.length };
    one.forEach((values, i) => {
      const again = other[i] ?? [];
      if (values.length !== again.length) found.others = true;
      else values.forEach((value, j) => { if (value !== again[j]) found[STYLE[j].startsWith("outline") ? "outline" : "others"] = true; });
    });
    return found;
  };
  const visibleOutline = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && !/rgba\([^)]*, 0\)|transparent/.test(style.outlineColor);
  };
  // The contrast of an outline with what is outside and inside it, the better of the two; null where it is the browser's
  // own, or where plain colours do not tell.
  const outlineContrast = (element) => {
    const { rgba, over, ratio, backdrop } = window.__colours;
    const style = getComputedStyle(element);
    const color = rgba(style.outlineColor), outside = backdrop(element.parentElement ?? element), inside = backdrop(element);
    if (style.outlineStyle === "auto" || !color || !outside || !inside) return null;
    return Math.max(ratio(over(color, outside), outside), ratio(over(color, inside), inside));
  };
  const outline = { contrast: null, alone: false };
  const styleChanged = (element) => {
    Object.assign(outline, { contrast: null, alone: false });
    if (!visibleOutline(element)) return false;
    // An outline that also shows without focus is no sign of focus.
    const focused = look(element), contrast = outlineContrast(element);
    const root = element.getRootNode();
    element.blur();
    const changed = differences(focused, look(element));
    Object.assign(outline, { contrast, alone: !changed.others });
    element.focus({ preventScroll: true });
    landed.length = 0;
    return (changed.outline || changed.others) && root.activeElement === element;
  };

  const covered = (element) => {
    const box = element.getBoundingClientRect();
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
    if (right - left < 1 || bottom - top < 1) return null;
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
    const above = points.map(([x, y]) => document.elementFromPoint(x, y));
    const own = (hit) => !hit || hit === element || element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(hit));
    if (above.some(own)) return null;
    const cover = above[0];
    return { selector: path(cover), html: snippet(cover), opaque: opaque(cover) };
  };
  const opaque = (element) => {
    for (let current = element; current; current = current.parentElement) {
      const color = getComputedStyle(current).backgroundColor;
      const alpha = /rgba\(.*,\s*([\d.]+)\)$/.exec(color)?.[1];
      if (color !== "transparent" && (alpha === undefined || Number(alpha) > 0.5)) return true;
    }
    return false;
  };
  // A control may be drawn by its label alone, as styled checkboxes are.
  const drawnBy = (element) => [element, ...(element.labels ?? [])];
  const around = (element) => {
    const boxes = drawnBy(element).map((part) => part.getBoundingClientRect()).filter((box) => box.width > 0 && box.height > 0);
    if (!boxes.length) return [0, 0, 0, 0];
    const left = Math.min(...boxes.map((box) => box.left)), top = Math.min(...boxes.map((box) => box.top));
    return [left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top];
  };
  const onScreen = (element) => drawnBy(element).some(partOnScreen);
  const partOnScreen = (element) => {
    const box = element.getBoundingClientRect();
    const visible = box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < document.documentElement.clientWidth && box.top < innerHeight;
    return visible && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  // Whether an element listens, or one around it up to (not with) `end`.
  const heard = (element, types, end = null) => {
    for (let current = element; current && current !== end; current = current.parentElement ?? current.getRootNode().host) if (listens(current, ...types)) return true;
    return false;
  };
  const mouseOnly = (element) => {
    const clicks = listens(element, ...CLICKS);
    return { clicks, keys: listens(element, ...KEYS), keys_above: heard(element.parentElement, KEYS, document.body), role: element.getAttribute("role") ?? "" };
  };
  const tabbable = (element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && shown(element);

  // How many stops there are to be expected: buttons of one choice share one.
  const reachable = () => new Set([...document.querySelectorAll(NATIVE)].filter(tabbable).map((element) => (element.type === "radio" && element.name ? `${element.form?.id} ${element.name}` : element))).size;
  const nowhere = (active) => !active || active === document.body || active === document.documentElement;
  const told = (active) => ({
    id: number(active), selector: path(active), html: snippet(active), name: name(active), tag: active.localName,
    frame: active.localName === "iframe" || active.ownerDocument !== document,
  });
  // A stop as a keyboard user sees it. known: how its outline shows the focus, where that was found out before.
  const seen = (active, stillFocused, known = null) => ({
    ...told(active), role: active.getAttribute("role") ?? "", box: pageBox(active), viewport_box: around(active),
    on_screen: onScreen(active), covered: covered(active), style_changed: known !== null || (stillFocused && styleChanged(active)), outline: known ?? (stillFocused ? { ...outline } : null),
    tabindex: active.tabIndex, position: getComputedStyle(active).position, still_focused: stillFocused, pixels_changed: null,
  });

  // Whether scripts act when an element gets or loses the focus. Ours come later.
  const FOCUS = ["focus", "focusin", "blur", "focusout"];
  const everyFocus = FOCUS.some((type) => everywhere.has(type) || [window, document].some((place) => typeof place[`on${type}`] === "function"));
  const acts = (element) => heard(element, FOCUS);

  let last = null;
  const landed = [];
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  document.addEventListener("focusin", (event) => landed.push(event.composedPath()[0]), true);

  // The quick walk: the page notes by itself where each key led, so that keys follow one another without a question in
  // between; then the stops are looked at one by one. Whatever is not plain makes it give up.
  const frames = () => Promise.race([new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))), wait(100)]);
  const scrolled = () => [...document.querySelectorAll("*")].filter((element) => element.scrollTop || element.scrollLeft);
  const positions = new Map();
  const trail = [];
  const ways = [];
  const note = (event) => {
    if (event.key !== "Tab") return;
    const active = deepActive();
    trail.push({ element: nowhere(active) ? null : active, straight: nowhere(active) ? !landed.length : landed.length < 2 && (landed[0] ?? active) === active });
    landed.length = 0;
  };
  // Where the keys pressed so far led until the focus left the page, or came round to the first stop after all others:
  // null while it has not, false when the way was not plain. What happens after that is no matter of the way.
  const wayOf = (pressed) => {
    const rest = trail.slice(Math.max(0, trail.findIndex(({ element }) => element)));
    const end = rest.findIndex(({ element }, i) => !element || (i > 1 && i >= reachable() && element === rest[0].element));
    const plain = end < 0 ? rest : rest.slice(0, end);
    const way = plain.map(({ element }) => element);
    if (trail.length !== pressed || !rest.slice(0, plain.length + 1).every(({ straight }) => straight) || new Set(way).size !== way.length) return false;
    return end < 0 && rest.length ? (landed.length ? false : null) : way;
  };
  window.__tabWalk = {
    // Everything a pointer can use: native controls, and elements that listen to clicks themselves.
    candidates() {
      const native = [...document.querySelectorAll(NATIVE)];
      const listeners = [...listening.keys()].concat([...document.querySelectorAll(CLICKS.map((type) => `[on${type}]`).join(","))]);
      const roles = [...document.querySelectorAll("[role]")].filter((element) => WIDGET_ROLES.has(element.getAttribute("role")));
      const all = [...new Set([...native, ...listeners, ...roles])].filter((element) => element.isConnected && element !== document.body && element !== document.documentElement && shown(element));
      all.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
      return all.map((element) => ({
        id: number(element), selector: path(element), html: snippet(element), name: name(element), tag: element.localName,
        type: element.getAttribute("type") ?? "", box: pageBox(element), tabbable: tabbable(element), native: element.matches(NATIVE), tabindex: element.getAttribute("tabindex"),
        disabled: Boolean(element.disabled) || element.getAttribute("aria-disabled") === "true",
        holds_control: Boolean(element.querySelector(NATIVE)), in_control: Boolean(element.parentElement?.closest("a[href], button, summary, label")),
        label: element.localName === "label", group: element.name ?? "",
        controls_other: Boolean(element.closest("label")), cursor: getComputedStyle(element).cursor, ...mouseOnly(element),
      }));
    },
    // Where the key led. Scripts get a moment to move the focus on, which is noted: the stop is where it landed first.
    async stop() {
      await wait(5);
      const now = deepActive();
      const active = landed[0] instanceof Element && landed[0].isConnected ? landed[0] : now;
      landed.length = 0;
      // Within a field of several parts; to look at it would take the focus back to the first of them.
      if (active === last && !nowhere(active)) return { ...told(active), reachable: reachable() };
      last = active;
      if (nowhere(active)) return null;
      const stillFocused = now === active || now?.localName === "iframe" || active.contains(now);
      return { ...seen(active, stillFocused), reachable: reachable() };
    },
    // Gets ready for the quick walk. Returns how many keys to press at first, 0 for a page that needs the thorough one:
    // scripts that hear of the focus may move it a moment later, and it goes its own ways in frames.
    ready() {
      for (const element of scrolled()) positions.set(element, [element.scrollLeft, element.scrollTop]);
      const plain = !everyFocus && !document.querySelector("iframe, frame, object, embed") && ![...document.querySelectorAll(NATIVE)].some(acts);
      if (plain) addEventListener("keyup", note, true);
      return plain ? reachable() + 1 : 0;
    },
    // The stops the keys pressed so far led to: null while the focus is still on its way, false when it was not plain.
    async led(pressed) {
      await wait(20);
      const way = wayOf(pressed);
      if (!way) return way;
      trail.length = landed.length = 0;
      ways.push(way);
      return way.map(told);
    },
    // Puts the page back to where the walk began.
    async rewind() {
      document.activeElement?.blur();
      for (const element of scrolled()) if (!positions.has(element)) element.scrollTo({ left: 0, top: 0, behavior: "instant" });
      positions.forEach(([left, top], element) => element.scrollTo({ left, top, behavior: "instant" }));
      await frames();
    },
    // For each stop what tells it from others, and is the same for it on other pages.
    alike() {
      return ways[0].map(alike);
    },
    // What a keyboard user sees at the stops from this one to the next of which a picture is needed; null to give up.
    async looks(from, known) {
      const found = [];
      for (const [at, element] of [...ways[0].entries()].slice(from)) {
        const before = element.getBoundingClientRect();
        landed.length = 0;
        element.focus();
        const after = element.getBoundingClientRect();
        if (before.x !== after.x || before.y !== after.y) await frames();
        if (deepActive() !== element || landed.length !== 1 || !element.matches(":focus-visible")) return null;
        landed.length = 0;
        last = element;
        const stop = seen(element, true, known[at]);
        found.push(stop);
        if (stop.style_changed) continue;
        await frames(); // the picture that is taken next must not show the stop before
        break;
      }
      return found;
    },
    // Where the key led, and no more: enough to notice a trap on the way back.
    passed() {
      landed.length = 0;
      const active = deepActive();
      return nowhere(active) ? null : { ...told(active), reachable: reachable() };
    },
    blur() {
      last?.blur();
    },
    refocus() {
      last?.focus({ preventScroll: true });
      landed.length = 0;
    },
    toEnd() {
      document.activeElement?.blur();
    },
    trapped() {
      return [...numbers.entries()].filter(([element]) => element === deepActive()).map(([, id]) => id);
    },
    // A script that pulls the focus back may need a moment.
    async outside(ids) {
      await wait(50);
      const active = deepActive();
      return !active || active === document.body || !ids.includes(number(active));
    },
  };
}
