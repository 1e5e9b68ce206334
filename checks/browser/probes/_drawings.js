// Before the page's scripts run: notes the words that scripts write into each canvas.
(() => {
  const MOST = 50;
  const drawn = (window.__checksDrawn = new WeakMap());
  for (const method of ["fillText", "strokeText"]) {
    const original = CanvasRenderingContext2D.prototype[method];
    CanvasRenderingContext2D.prototype[method] = function (text, ...rest) {
      const words = drawn.get(this.canvas) ?? [];
      const written = String(text ?? "").trim();
      if (written && words.length < MOST && !words.includes(written)) drawn.set(this.canvas, [...words, written]);
      return original.call(this, text, ...rest);
    };
  }
})();
