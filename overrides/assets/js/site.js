// Every page: marks that script works, keeps the reader's colours, wires the buttons of the header.
// Loaded in <head> so that nothing moves or flashes; everything it adds is optional.
(() => {
  "use strict";

  document.documentElement.className = "js";

  // ---- Colours: follow the device until the reader chooses otherwise ----
  const dark = document.querySelector("link[data-dark-colours]");
  const system = dark.media;
  const media = { dark: "screen", light: "not all" };

  function storedColours() {
    try {
      return localStorage.getItem("colours");
    } catch {
      return null; // storage may be forbidden: the choice then lasts for this page
    }
  }

  function storeColours(choice) {
    try {
      if (choice === null) localStorage.removeItem("colours");
      else localStorage.setItem("colours", choice);
    } catch {
      // as above
    }
  }

  const isDark = () => matchMedia(dark.media).matches;
  const prefersDark = () => matchMedia(system).matches;

  dark.media = media[storedColours()] ?? system;

  function wireColours(button) {
    const tell = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      const choice = isDark() ? "light" : "dark";
      dark.media = media[choice];
      storeColours((choice === "dark") === prefersDark() ? null : choice);
      tell();
    });
    matchMedia(system).addEventListener("change", tell);
    tell();
  }

  // ---- Disclosure: a button that opens the panel it controls ----
  function wireDisclosure(button) {
    const panel = document.getElementById(button.getAttribute("aria-controls"));
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const set = (open) => {
      button.setAttribute("aria-expanded", String(open));
      panel.toggleAttribute("data-open", open);
    };
    const closeOnEscape = (event) => {
      if (event.key !== "Escape" || event.isComposing || !isOpen()) return;
      set(false);
      button.focus();
    };
    button.addEventListener("click", () => {
      set(!isOpen());
      if (isOpen() && button.dataset.focus) document.querySelector(button.dataset.focus)?.focus();
    });
    button.addEventListener("keydown", closeOnEscape);
    panel.addEventListener("keydown", closeOnEscape);
  }

  // ---- Wide tables: a Tab stop and a region only while there is something to scroll ----
  function wireScroller(box) {
    const attributes = ["role", "tabindex", "aria-label"].map((name) => [name, box.getAttribute(name)]);
    const update = () => {
      const scrolls = box.scrollWidth > box.clientWidth;
      for (const [name, value] of attributes) {
        if (scrolls) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    };
    new ResizeObserver(update).observe(box);
    update();
  }

  // ---- Paper: closed parts are opened, links show where they lead ----
  let openedForPrint = [];

  addEventListener("beforeprint", () => {
    openedForPrint = [...document.querySelectorAll("details:not([open])")];
    for (const part of openedForPrint) part.open = true;
    for (const link of document.querySelectorAll(".md-typeset a[href]:not([href^='#'])")) {
      if (link.textContent.trim() !== link.href) link.dataset.address = link.href;
    }
  });

  addEventListener("afterprint", () => {
    for (const part of openedForPrint) part.open = false;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-dark-button]").forEach(wireColours);
    document.querySelectorAll("[data-disclosure]").forEach(wireDisclosure);
    document.querySelectorAll(".table-scroll").forEach(wireScroller);
  });
})();
