// Finds links that are called the same and lead to different addresses of this site which a script may tell apart:
// addresses with a query. Returns the addresses as written by the browser (absolute), each once.
// axe-core must be loaded. Changes nothing.
() => {
  if (!document.querySelector('[href*="?"], [onclick*="?"]')) return [];
  const { dom, text } = axe.commons;
  const byName = new Map();
  axe.teardown();
  axe.setup(document.documentElement);
  try {
    for (const link of document.querySelectorAll("a[href], area[href], svg a, [role~=link]")) {
      const written = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
      const scripted = /location(?:\.href)?\s*=\s*(['"])(.*?)\1/.exec(link.getAttribute("onclick") ?? "");
      const address = written || (scripted ? scripted[2] : "");
      if (!address || !URL.canParse(address, document.baseURI)) continue;
      const url = new URL(address, document.baseURI);
      const virtual = axe.utils.getNodeFromTree(link);
      if (url.origin !== location.origin || !virtual || !dom.isVisibleToScreenReaders(virtual)) continue;
      const name = text.accessibleTextVirtual(virtual).trim().toLowerCase();
      url.hash = "";
      if (name) byName.set(name, (byName.get(name) ?? new Set()).add(url.href));
    }
  } finally {
    axe.teardown();
  }
  const groups = [...byName.values()].filter((found) => found.size > 1 && [...found].some((url) => url.includes("?")));
  return [...new Set(groups.flatMap((found) => [...found]))];
}
