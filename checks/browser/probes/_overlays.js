// Finds what can lie over the page and is hidden at first, and what may open it; installs window.__overlays.
() => {
  const { describe, listening } = window.__checks;
  const LIMIT = 10;
  const DIALOG = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const CONTROL = "a, button, input:not([type=hidden]), select, textarea, [tabindex], [role=button], [onclick]";
  const OPENER = "button, summary, [role=button], a[href^='#'], a[href='javascript:void(0)'], input[type=button], [aria-haspopup=dialog], [onclick]";
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  };
  // What opens it may stand further down the page than the window shows.
  const there = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const lies = (element) => element.matches(DIALOG) || getComputedStyle(element).position === "fixed";
  // A hidden ancestor hides all below it; only the outermost box that lies over the page is the overlay.
  const overlays = [...document.body.querySelectorAll("*")].filter((element) => !/^(?:script|style|template|noscript)$/.test(element.localName) && lies(element) && !shown(element) && /\S/.test(element.textContent) && element.querySelector(CONTROL))
    .filter((element, _, all) => !all.some((other) => other !== element && other.contains(element)));
  const submits = (element) => element.form && (element.type === "submit" || element.type === "image");
  const leads = (element) => {
    const id = element.localName === "a" && !listening.has(element) && !element.hasAttribute("onclick") ? element.hash.slice(1) : "";
    return id !== "" && document.getElementById(decodeURIComponent(id)) !== null ? 1 : 0;
  };
  const openers = overlays.length ? [...new Set([...document.querySelectorAll(OPENER), ...listening.keys()])].filter((element) => element.isConnected && element !== document.body && element !== document.documentElement && element.matches(`${OPENER}, a[href]`) && !submits(element) && element.tabIndex >= 0 && there(element) && !overlays.some((overlay) => overlay.contains(element)))
    .filter((element) => element.localName !== "a" || /^(?:#|javascript:)/.test(element.getAttribute("href") ?? ""))
    // A table of contents would use up the limit: ways to a place of the page come last.
    .sort((one, other) => leads(one) - leads(other)).slice(0, LIMIT) : [];
  let opened = null;
  const active = () => document.activeElement;
  window.__overlays = {
    count: openers.length,
    focus(number) {
      openers[number].focus();
      return document.activeElement === openers[number];
    },
    // What the key opened: {selector, html, name, modal, covers, inside}; null when nothing.
    async opened(number) {
      for (let tries = 0; tries < 6; tries += 1) {
        await new Promise((done) => setTimeout(done, 60));
        opened = overlays.find((overlay) => overlay.isConnected && shown(overlay)) ?? null;
        if (opened) break;
      }
      if (!opened) return null;
      await new Promise((done) => setTimeout(done, 250)); // scripts may move the focus after an animation
      const box = opened.getBoundingClientRect();
      const backdrop = document.elementFromPoint(5, innerHeight - 5);
      return {
        ...describe(opened), opener: (openers[number].textContent || openers[number].getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 40),
        modal: opened.getAttribute("aria-modal") === "true" || opened.matches("dialog:modal"),
        covers: (box.width >= innerWidth * 0.95 && box.height >= innerHeight * 0.95) || (backdrop !== null && getComputedStyle(backdrop).position === "fixed"),
        inside: opened.contains(active()),
      };
    },
    // Where Tab led: "inside", "outside" while the overlay still lies there, "page" at the end of the page, "closed".
    stop() {
      if (!opened.isConnected || !shown(opened)) return "closed";
      if (opened.contains(active())) return "inside";
      return !active() || active() === document.body ? "page" : "outside";
    },
  };
}
