// Finds the pictures of a page, hands out their pixels for reading, and measures what is drawn beside the words.
// window.__pictures = {find(), pixels(number, enlarged), measure(number, boxes)}
(() => {
  const LEAST = [24, 10]; // CSS pixels below which no word can be read
  const LARGEST = 2400; // pixels of a side, beyond which reading takes too long
  const ENOUGH = 1600; // to which a small picture is enlarged at most
  const FAR = 60; // how much a colour differs that is not the ground's any more
  const FILE = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg)(?:[?#]|$)|^data:image\//i;
  const BACKGROUND = /url\((["']?)(.*?)\1\)/;
  const PSEUDO = /::?(?:before|after)\b/g;
  const LOGO = /logo|brand|emblem|ロゴ|シンボルマーク|紋章|町章|市章|村章|県章|校章/i;
  let kept = [];

  // The elements that a style sheet or their own style gives a picture as background.
  const backgrounds = () => {
    const selectors = new Set();
    const walk = (rules) => {
      for (const rule of rules) {
        if (rule.style && /url\(/.test(rule.style.backgroundImage + rule.style.content)) {
          selectors.add(rule.selectorText.replace(PSEUDO, "") || "*");
        }
        if (rule.cssRules?.length) walk(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) {
      try {
        walk(sheet.cssRules);
      } catch {
        // style sheets of other sites do not load here
      }
    }
    const found = new Set(document.querySelectorAll('[style*="background"]'));
    for (const selector of selectors) {
      try {
        document.querySelectorAll(selector).forEach((element) => found.add(element));
      } catch {
        // a nested selector that only its parent explains
      }
    }
    return [...found].flatMap((element) =>
      ["", "::before", "::after"].flatMap((part) => {
        const style = getComputedStyle(element, part || null);
        if (part && style.content === "none") return [];
        const address = BACKGROUND.exec(style.backgroundImage)?.[2] ?? (part && BACKGROUND.exec(style.content)?.[2]);
        return address ? [{ element, kind: "background", address }] : [];
      }),
    );
  };

  const candidates = () => [
    ...[...document.images].map((element) => ({ element, kind: "image", address: element.currentSrc || element.src })),
    ...[...document.querySelectorAll('input[type="image"]')].map((element) => ({ element, kind: "image", address: element.src })),
    ...[...document.querySelectorAll("object[data], embed[src]")].map((element) => ({
      element, kind: "image", address: element.data || element.src,
    })).filter((found) => FILE.test(found.address)),
    ...[...document.querySelectorAll("canvas")].map((element) => ({ element, kind: "canvas", address: "" })),
    ...[...document.querySelectorAll("svg")].filter((element) => !element.parentElement?.closest("svg"))
      .map((element) => ({ element, kind: "svg", address: "" })),
    ...backgrounds(),
  ];

  const large = ({ element }) => {
    const box = element.getBoundingClientRect();
    return box.width >= LEAST[0] && box.height >= LEAST[1];
  };

  const isVector = (address) => /\.svgz?(?:[?#]|$)|^data:image\/svg/i.test(address);

  // The words that the source of a vector picture holds, and how much of what it draws they are; one shape is a ground.
  const source = (root) => {
    const words = [...root.querySelectorAll("text")].map((text) => text.textContent.replace(/\s+/g, " ").trim());
    const shapes = [...root.querySelectorAll("path, circle, ellipse, line, polygon, polyline, image, use, rect")]
      .filter((shape) => !shape.closest("defs, clipPath, mask, pattern, symbol"));
    return { written: words.filter(Boolean), share: shapes.length < 2 ? 1 : words.length / (words.length + shapes.length) };
  };

  const sourceAt = async (address) => {
    try {
      return source(new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml"));
    } catch {
      return { written: [], share: 0 }; // not to be had: it is read from its pixels like any other picture
    }
  };

  const loaded = async (found) => {
    if (found.element instanceof HTMLImageElement) return found.element.naturalWidth ? found.element : null;
    if (found.kind === "canvas") return found.element;
    const image = new Image();
    image.src = found.kind === "svg" ? serialised(found.element) : found.address;
    try {
      await image.decode();
      return image;
    } catch {
      return null;
    }
  };

  const serialised = (element) => {
    const copy = element.cloneNode(true);
    const box = element.getBoundingClientRect();
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    copy.style.color = getComputedStyle(element).color;
    copy.style.fill = getComputedStyle(element).fill;
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  };

  const ground = (element) => {
    for (let current = element; current; current = current.parentElement) {
      const colour = getComputedStyle(current).backgroundColor;
      if (!/^rgba\(.*, 0\)$|^transparent$/.test(colour)) return colour;
    }
    return "white";
  };

  const sizeOf = (image, found) => {
    const box = found.element.getBoundingClientRect();
    if (isVector(found.address) || found.kind === "svg") return [box.width, box.height];
    return [image.naturalWidth || image.width, image.naturalHeight || image.height];
  };

  const drawn = (image, found, enlarged) => {
    const [width, height] = sizeOf(image, found);
    if (!width || !height) return null;
    const side = Math.max(width, height);
    const scale = Math.min(side > ENOUGH ? 1 : enlarged, (side > ENOUGH ? LARGEST : ENOUGH) / side);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.fillStyle = ground(found.kind === "background" ? found.element.parentElement ?? found.element : found.element);
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  const elsewhere = ({ address }) => Boolean(address) && !/^data:|^blob:/.test(address) && new URL(address, location.href).origin !== location.origin;

  // The colours of the picture, each channel in 16 steps, most frequent first.
  const colours = (data) => {
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const key = ((data[i] >> 4) << 8) | ((data[i + 1] >> 4) << 4) | (data[i + 2] >> 4);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]);
  };

  const described = async (found) => {
    const { dom, text, aria } = axe.commons;
    const { element, kind, address } = found;
    const virtual = axe.utils.getNodeFromTree(element);
    const box = element.getBoundingClientRect();
    const exposed = Boolean(virtual) && dom.isVisibleToScreenReaders(virtual);
    const role = virtual ? aria.getRole(virtual) : null;
    const named = exposed && !["none", "presentation"].includes(role) && (kind !== "background" || role === "img");
    const link = element.closest("a[href]");
    const control = link ?? element.closest("button, summary, input, [role=button], [role=link]");
    const around = [element, element.parentElement, link].filter(Boolean);
    const hints = around.flatMap((e) => [e.id, e.getAttribute("class"), e.getAttribute("alt"), e.getAttribute("aria-label")]);
    return {
      ...window.__checks.describe(element),
      kind,
      width: Math.round(box.width),
      height: Math.round(box.height),
      name: named ? text.accessibleTextVirtual(virtual).trim() : "",
      hidden: !named,
      control: control ? text.accessibleTextVirtual(axe.utils.getNodeFromTree(control)).trim() : null,
      empty: kind !== "background" || !element.textContent.trim(),
      decided: element.classList.contains("decorative"),
      button: Boolean(element.closest("input, button, [role=button]")),
      brand: Boolean(link || element.closest("header, footer, [role=banner], [role=contentinfo]")),
      logo: LOGO.test([...hints, address.slice(0, 300)].join(" ")) || Boolean(link && home(link)),
      ...(kind === "svg" ? source(element) : isVector(address) ? await sourceAt(address) : { written: [], share: 0 }),
    };
  };

  const home = (link) => new URL(link.href, location.href).pathname.replace(/index\.html?$/, "") === "/" && link.closest("header, [role=banner]");

  window.__pictures = {
    async find() {
      const some = candidates().filter(large);
      if (!some.length) return [];
      axe.teardown();
      axe.setup(document.documentElement);
      try {
        const seen = some.filter(({ element }) => axe.commons.dom.isVisibleOnScreen(axe.utils.getNodeFromTree(element) ?? element));
        const found = [];
        for (const one of seen) found.push(await described(one));
        kept = seen;
        return found;
      } finally {
        axe.teardown();
      }
    },

    async pixels(number, enlarged) {
      const found = kept[number];
      const image = await loaded(found);
      const canvas = image && drawn(image, found, enlarged);
      if (!canvas) return { elsewhere: elsewhere(found) };
      found.canvas = canvas;
      try {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const counted = colours(data);
        if (counted.length < 2) return { elsewhere: false }; // one colour only
        return { png: canvas.toDataURL("image/png").split(",")[1], flat: (counted[0][1] * 4) / data.length };
      } catch {
        return { elsewhere: true }; // pictures of other sites may not be read
      }
    },

    // How much of what is drawn on the ground, and of the whole picture, the boxes of words ([left, top, width, height])
    // hold: [share, area].
    measure(number, boxes) {
      const { canvas } = kept[number];
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const [most] = colours(data)[0];
      const middle = [(most >> 8) & 15, (most >> 4) & 15, most & 15].map((step) => step * 16 + 8);
      const inside = new Uint8Array(canvas.width * canvas.height);
      for (const [left, top, width, height] of boxes) {
        const margin = Math.round(height * 0.3);
        for (let y = Math.max(0, top - margin); y < Math.min(canvas.height, top + height + margin); y++) {
          inside.fill(1, y * canvas.width + Math.max(0, left - margin), y * canvas.width + Math.min(canvas.width, left + width + margin));
        }
      }
      let ink = 0;
      let words = 0;
      for (let i = 0; i < inside.length; i++) {
        const differs = middle.some((value, channel) => Math.abs(data[i * 4 + channel] - value) > FAR);
        if (differs) {
          ink++;
          words += inside[i];
        }
      }
      return [ink ? words / ink : 0, inside.reduce((sum, one) => sum + one, 0) / inside.length];
    },
  };
})();
