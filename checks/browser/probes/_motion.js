// Watches what changes or moves by itself in a page that has timers or endless animations; tries what may stop it.
// With watch false, says only whether the page has any such thing.
async (watch) => {
  const { describe, timers, started, listening } = window.__checks;
  const WATCH = 6200, STEP = 200, MOST = 400, TRIES = 6;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const endless = () => document.getAnimations().filter((animation) => animation.playState === "running" && animation.effect?.getComputedTiming().endTime === Infinity);
  const images = [...document.querySelectorAll("img")].filter((image) => /\.gif(?:[?#]|$)/i.test(image.currentSrc));
  const repeats = timers.interval > 0 || timers.frame >= 30 || endless().length > 0;
  if (!repeats && !started.timeout.some((delay) => delay >= 300) && !images.length) return false;
  if (!watch) return true;

  const FIELD = "input, select, textarea, [contenteditable]";
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const own = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").replace(/\s+/g, " ").trim();
  const watched = [...document.body.querySelectorAll("*")].filter((element) => !element.closest(`script, style, noscript, svg, video, audio, ${FIELD}`) && (own(element) || element.localName === "img") && element.closest("marquee, blink") === null).slice(0, MOST);
  // What the eye gets of an element; things that are not to be seen look all the same.
  const look = (element) => {
    if (!element.isConnected || !shown(element)) return { text: "", place: "hidden", seen: false };
    const box = element.getBoundingClientRect();
    return { text: own(element) || element.currentSrc || "", place: [box.left + scrollX, box.top + scrollY].map(Math.round).join(), seen: box.width > 1 && box.height > 1 };
  };
  const changes = new Map();
  let before = new Map(watched.map((element) => [element, look(element)]));
  const sample = () => {
    const now = new Map(watched.map((element) => [element, look(element)]));
    for (const [element, is] of now) {
      const was = before.get(element);
      const kind = was.seen !== is.seen ? "blinks" : !is.seen ? "" : was.text !== is.text ? "changes" : was.place !== is.place ? "moves" : "";
      if (!kind) continue;
      if (!changes.has(element)) changes.set(element, { times: [], kinds: new Set() });
      changes.get(element).times.push(performance.now());
      changes.get(element).kinds.add(kind);
    }
    before = now;
  };
  const start = performance.now();
  while (performance.now() - start < WATCH) {
    await wait(STEP);
    sample();
    // Half of the time without a sign, and nothing that repeats: nothing will come.
    if (!changes.size && !repeats && performance.now() - start > WATCH / 2) break;
  }
  // Text that grows pushes its neighbours about: those are no movers of their own.
  const pushed = [...changes.values()].some(({ kinds }) => kinds.has("changes") || kinds.has("blinks"));
  const moving = [...changes].filter(([element, { kinds }]) => element.isConnected && !(pushed && kinds.size === 1 && kinds.has("moves")));

  const gifs = [];
  for (const image of images.filter(shown)) {
    try {
      const decoder = new ImageDecoder({ data: (await fetch(image.currentSrc)).body, type: "image/gif" });
      await decoder.tracks.ready;
      await decoder.completed;
      const track = decoder.tracks.selectedTrack;
      let length = 0;
      for (let frame = 0; frame < track.frameCount; frame += 1) length += ((await decoder.decode({ frameIndex: frame })).image.duration ?? 0) / 1e6;
      if (track.frameCount > 1) gifs.push({ ...describe(image), seconds: track.repetitionCount === Infinity ? null : length * (track.repetitionCount + 1), rate: length ? track.frameCount / length : 0 });
      decoder.close();
    } catch {
      gifs.push({ ...describe(image), seconds: 0, rate: null });
    }
  }

  const controls = [...new Set([...document.querySelectorAll("button, input[type=button], input[type=checkbox], [role=button], [role=switch], summary, [onclick]"), ...listening.keys()])]
    .filter((element) => element.isConnected && element !== document.body && element !== document.documentElement && shown(element) && element.matches("button, input, [role=button], [role=switch], summary, [onclick], a[href^='#']") && !element.disabled && !(element.form && element.type === "submit"));
  // Whether a control makes it stop or go away.
  const stopped = async (element, gap) => {
    for (const control of controls.slice(0, TRIES)) {
      control.click();
      await wait(100);
      const first = look(element);
      let still = true;
      for (const end = performance.now() + gap; still && performance.now() < end; await wait(STEP)) {
        const now = look(element);
        still = now.text === first.text && now.place === first.place && now.seen === first.seen;
      }
      if (still) return true;
    }
    return false;
  };
  const found = [];
  for (const [element, { times, kinds }] of moving.slice(0, 2)) {
    const gap = times.length > 1 ? Math.min(4000, (times.at(-1) - times[0]) / (times.length - 1) * 2 + 300) : 3000;
    found.push({ ...describe(element), text: (own(element) || element.getAttribute("alt") || "").slice(0, 60), kinds: [...kinds], times: times.map((time) => Math.round(time) / 1000), live: element.closest("[role=timer], [role=progressbar], [role=log], progress, meter") !== null, stopped: times.length > 1 && (await stopped(element, gap)) });
  }
  const loops = endless().map((animation) => animation.effect).filter((effect) => effect.target && shown(effect.target) && effect.target.getBoundingClientRect().width > 1);
  const flashes = loops.map((effect) => {
    const box = effect.target.getBoundingClientRect();
    const opacity = effect.getKeyframes().map((frame) => Number(frame.opacity ?? NaN)).filter((value) => !Number.isNaN(value));
    return { ...describe(effect.target), rate: 1000 / effect.getComputedTiming().duration, area: box.width * box.height, swing: opacity.length ? Math.max(...opacity) - Math.min(...opacity) : 0 };
  }).filter((flash) => flash.rate > 3 && flash.swing > 0.1);
  return { moving: found, gifs, flashes, controls: controls.length, fields: [...document.querySelectorAll("input:not([type=hidden]), select")].filter((field) => !field.closest("[role=search], nav, header")).length };
}
