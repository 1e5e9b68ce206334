// Whether a page turns itself or asks to be turned, depending on how the window is held; installs window.__orientation.
() => {
  const { describe } = window.__checks;
  const MEDIA = /orientation|aspect-ratio/;
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const rulesOf = (sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // a sheet of another origin
    }
  };
  const asks = (rules) => rules.some((rule) => (rule instanceof CSSMediaRule && MEDIA.test(rule.conditionText))
    || (rule instanceof CSSImportRule && (MEDIA.test(rule.media.mediaText) || (rule.styleSheet && asks(rulesOf(rule.styleSheet)))))
    || (rule.cssRules && asks([...rule.cssRules])));
  const styled = [...document.styleSheets].some((sheet) => MEDIA.test(sheet.media.mediaText) || asks(rulesOf(sheet)));
  const scripts = [...document.scripts].map((script) => script.textContent).join("\n");

  // Turn around the axis that points at the reader, in degrees, of everything an element stands in; null for other turns.
  const turn = (element) => {
    let matrix = new DOMMatrix();
    for (let current = element; current; current = current.parentElement) {
      const { transform, rotate } = getComputedStyle(current);
      if (transform !== "none") matrix = new DOMMatrix(transform).multiply(matrix);
      const own = /^(-?[\d.]+)deg$/.exec(rotate);
      if (own) matrix = new DOMMatrix().rotate(Number(own[1])).multiply(matrix);
    }
    return Math.hypot(matrix.a, matrix.b) < 0.01 ? null : (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI;
  };
  const covers = (element) => {
    const box = element.getBoundingClientRect();
    const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0), height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    return width > 0 && height > 0 && width * height > innerWidth * innerHeight * 0.7;
  };
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const wide = new Map();
  let curtains = new Set();
  const screens = () => [...document.querySelectorAll("body *")].filter((element) => ["fixed", "absolute"].includes(getComputedStyle(element).position) && shown(element) && words(element).length > 0 && words(element).length < 200 && covers(element));

  window.__orientation = {
    depends: styled || /matchMedia\([^)]*orientation|orientationchange/.test(scripts),
    locks: /orientation\s*\.\s*lock\s*\(|lockOrientation\s*\(/.test(scripts),
    remember() {
      for (const element of document.querySelectorAll("html, body, body *")) wide.set(element, turn(element));
      curtains = new Set(screens());
    },
    // What is turned otherwise than it was, outermost first, and what now covers the page.
    compare() {
      const turned = [...wide].filter(([element, angle]) => {
        const now = turn(element);
        if (angle === null || now === null || !shown(element) || !/\S/.test(element.textContent)) return false;
        const difference = Math.abs(((now - angle) % 180) + 180) % 180;
        return Math.abs(difference - 90) <= 1;
      }).map(([element]) => element);
      const outermost = turned.filter((element) => !turned.some((other) => other !== element && other.contains(element)));
      const now = screens();
      const appeared = [...now.filter((element) => !curtains.has(element)), ...[...curtains].filter((element) => !now.includes(element))];
      return { turned: outermost.map(describe).slice(0, 5), curtains: appeared.slice(0, 3).map((element) => ({ ...describe(element), text: words(element).slice(0, 80) })) };
    },
  };
}
