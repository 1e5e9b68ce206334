// How well the parts that show a control stand out by their plain colours. Needs window.__colours.
() => {
  const { describe } = window.__checks;
  const { rgba, over, ratio, backdrop } = window.__colours;
  const FIELDS = "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=range]):not([type=color]):not([type=file]), textarea, select";
  const SHAPES = "path, circle, ellipse, rect, line, polyline, polygon, use";
  const SIDES = ["Top", "Right", "Bottom", "Left"];

  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 4 && box.height > 4 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  };
  const inactive = (element) => element.disabled || element.closest("[aria-disabled=true], [inert], fieldset[disabled]") !== null;
  const name = (element) => (element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.title || element.name || element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 40);
  const clear = (color) => !color || color[3] < 0.05;

  // Best contrast of anything that marks where a field is: border, filling, shadow. null where that cannot be reckoned.
  const field = (element) => {
    const style = getComputedStyle(element);
    const outside = backdrop(element.parentElement ?? element);
    const own = rgba(style.backgroundColor);
    if (!outside || !own || style.opacity !== "1" || (style.backgroundImage !== "none" && element.localName !== "select")) return { boundary: null, drawn: true };
    const filling = over(own, outside);
    const borders = SIDES.filter((side) => parseFloat(style[`border${side}Width`]) > 0 && !["none", "hidden"].includes(style[`border${side}Style`])).map((side) => rgba(style[`border${side}Color`])).filter((color) => !clear(color));
    const shadows = style.boxShadow === "none" ? [] : [...style.boxShadow.matchAll(/(?:rgba?|color|oklch|oklab|hsl)\([^)]*\)/g)].map((match) => rgba(match[0])).filter((color) => !clear(color));
    const lines = [...borders, ...shadows].map((color) => over(color, outside));
    const found = [ratio(filling, outside), ...lines.flatMap((line) => [ratio(line, outside), ratio(line, filling)])];
    return { boundary: Math.max(...found), drawn: lines.length > 0 || ratio(filling, outside) > 1.01 };
  };
  const fields = [...document.querySelectorAll(FIELDS)].filter((element) => shown(element) && !inactive(element))
    .filter((element) => !["checkbox", "radio"].includes(element.type) || getComputedStyle(element).appearance === "none")
    .map((element) => ({ ...describe(element), name: name(element), worded: Boolean(element.value || element.placeholder) && element.type !== "checkbox" && element.type !== "radio", ...field(element) }));

  // Best contrast of the shapes of a control that has nothing but a drawing.
  const drawing = (element) => {
    const below = backdrop(element);
    if (!below) return null;
    const shapes = [...element.querySelectorAll("svg")].flatMap((svg) => [...svg.querySelectorAll(SHAPES)]).filter((shape) => !shape.closest("defs, clipPath, mask"));
    const found = shapes.flatMap((shape) => {
      const style = getComputedStyle(shape);
      if (style.opacity !== "1" || /url/.test(style.fill + style.stroke)) return [null];
      return [style.fill, parseFloat(style.strokeWidth) > 0 ? style.stroke : "none"].filter((paint) => paint !== "none").map(rgba).map((color) => (clear(color) ? 1 : ratio(over(color, below), below)));
    });
    return !found.length || found.includes(null) ? null : Math.max(...found);
  };
  const icons = [...document.querySelectorAll("button, a[href], summary, [role=button], [role=link]")].filter((element) => shown(element) && !inactive(element) && element.querySelector("svg") && !element.querySelector("img, svg text"))
    .filter((element) => ![...element.querySelectorAll("*")].concat(element).some((part) => !part.closest("svg") && [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.data)) && shown(part)))
    .map((element) => ({ ...describe(element), name: name(element), contrast: drawing(element) }));
  return { fields, icons };
}
