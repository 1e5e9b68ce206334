// Links inside text that nothing but their colour tells from it; installs window.__linkColor. Needs window.__colours.
() => {
  const { describe } = window.__checks;
  const { rgba, over, ratio, backdrop } = window.__colours;
  const LIMIT = 8;
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const INLINE = /^(inline|contents|ruby)/;
  const blockOf = (element) => {
    let block = element;
    while (block && INLINE.test(getComputedStyle(block).display)) block = block.parentElement;
    return block;
  };
  // The words of a block that belong to no control, and the element they stand in.
  const plainWords = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inside = node.parentElement;
      if (!/\p{L}{2}/u.test(node.data) || inside.closest("a, button, label, select, script, style, h1, h2, h3, h4, h5, h6") || blockOf(inside) !== block) continue;
      if (shown(inside)) return inside;
    }
    return null;
  };
  const underlined = (element, block) => {
    for (let current = element; current && current !== block; current = current.parentElement) {
      const style = getComputedStyle(current);
      if (style.textDecorationLine !== "none" && !(rgba(style.textDecorationColor)?.[3] === 0)) return true;
      if (["Top", "Bottom", "Left", "Right"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && rgba(style[`border${side}Color`])?.[3] !== 0)) return true;
      if (style.boxShadow !== "none" || style.backgroundImage !== "none" || (rgba(style.backgroundColor)?.[3] ?? 0) > 0 || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)) return true;
      if (["::before", "::after"].some((pseudo) => !["none", "normal", '""'].includes(getComputedStyle(current, pseudo).content))) return true;
    }
    return [...element.querySelectorAll("*")].some((part) => part.matches("img, svg, picture") || getComputedStyle(part).textDecorationLine !== "none" || parseFloat(getComputedStyle(part).borderBottomWidth) > 0);
  };
  const letters = (element) => {
    const style = getComputedStyle(element);
    return [style.fontWeight, style.fontStyle, style.fontFamily, style.fontSize, style.textTransform, style.fontVariant].join("|");
  };
  const found = [];
  for (const link of document.querySelectorAll("a[href]")) {
    if (found.length === LIMIT) break;
    if (!/\S/.test(link.textContent) || !shown(link) || !INLINE.test(getComputedStyle(link).display)) continue;
    const block = blockOf(link.parentElement), around = block && plainWords(block);
    if (!around || underlined(link, block) || letters(link) !== letters(around)) continue;
    const below = backdrop(link), own = rgba(getComputedStyle(link).color), other = rgba(getComputedStyle(around).color);
    found.push({ link, block, letters: letters(around), contrast: below && own && other ? ratio(over(own, below), over(other, below)) : null });
  }
  window.__linkColor = {
    count: found.length,
    point(number) {
      const { link } = found[number];
      link.scrollIntoView({ block: "center", behavior: "instant" });
      const box = link.getClientRects()[0];
      return box ? [box.left + box.width / 2, box.top + box.height / 2] : null;
    },
    async described(number) {
      await new Promise((done) => setTimeout(done, 250));
      const { link, block, letters: plain, contrast } = found[number];
      const cue = underlined(link, block) || letters(link) !== plain || getComputedStyle(link).cursor === "help";
      return { ...describe(link), text: link.textContent.replace(/\s+/g, " ").trim().slice(0, 60), contrast, hover_cue: link.matches(":hover") ? cue : null };
    },
  };
}
