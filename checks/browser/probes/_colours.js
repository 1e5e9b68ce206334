// Reckons with CSS colours; installs window.__colours.
() => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // Any CSS colour as [red, green, blue, alpha]; null when it cannot be read.
  const rgba = (color) => {
    brush.canvas.width = brush.canvas.height = 1;
    brush.fillStyle = "#010203";
    brush.fillStyle = color;
    if (brush.fillStyle === "#010203" && color !== "rgb(1, 2, 3)") return null;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, bottom) => [...top].slice(0, 3).map((value, i) => value * top[3] + bottom[i] * (1 - top[3]));
  const luminance = ([red, green, blue]) => {
    const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ratio = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  // The plain colour behind an element, null where there is none: an image, a gradient, something see-through.
  const backdrop = (element) => {
    const layers = [];
    for (let current = element; current; current = current.parentElement) {
      const style = getComputedStyle(current);
      if (style.backgroundImage !== "none" || style.opacity !== "1" || style.mixBlendMode !== "normal") return null;
      const color = rgba(style.backgroundColor);
      if (!color) return null;
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };

  window.__colours = { brush, rgba, over, luminance, ratio, backdrop };
}
