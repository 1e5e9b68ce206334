// What sounds and films a page holds or links to, what is given with them, and the words that could stand for them.
// Players are measured on copies outside the page, so that nothing plays and nothing changes.
async () => {
  const { describe } = window.__checks;
  const PATIENCE = 4000;
  const AUDIO = /\.(?:mp3|m4a|wav|wma|ogg|oga|opus|flac|aac|midi?|aiff?)(?:[?#]|$)/i;
  const VIDEO = /\.(?:mp4|m4v|mov|webm|ogv|avi|wmv|mpe?g|mkv|3gp|flv)(?:[?#]|$)/i;
  const VIDEO_SITES = /^https?:\/\/(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch|embed|shorts|live|live_stream|v)\b|youtu\.be\/|vimeo\.com\/(?:video\/)?\d|player\.vimeo\.com\/|nicovideo\.jp\/watch|dailymotion\.com\/)/i;
  const FRAME = "nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo]";
  const NO_PROSE = "a, h1, h2, h3, h4, h5, h6, audio, video, object, script, style, noscript, template, button, select, option, title";
  const players = [...document.querySelectorAll("audio, video")];
  const frames = [...document.querySelectorAll("iframe[src], embed[src]")].filter((frame) => VIDEO_SITES.test(frame.src) || VIDEO.test(frame.src));
  const kind = (link) => (AUDIO.test(link.href) ? "audio" : VIDEO.test(link.href) || VIDEO_SITES.test(link.href) ? "video" : "");
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const links = [...document.querySelectorAll("a[href]")].filter((link) => kind(link) && shown(link));
  if (!players.length && !frames.length && !links.length) return {};

  const region = document.querySelector("main, [role=main]") ?? document.body;
  const framed = (element) => region === document.body && element.closest(FRAME) !== null;
  const open = (element) => {
    // Words in closed details can be had by anybody.
    const closed = element.closest("details:not([open])");
    return shown(element) || (closed !== null && shown(closed));
  };
  const prose = [], hidden = [];
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (/\S/.test(node.data) && !parent.closest(NO_PROSE) && !framed(parent)) (open(parent) ? prose : hidden).push(node.data);
  }
  const folded = (texts) => texts.join(" ").replace(/\s+/g, " ").trim();
  const name = (element) => (element.getAttribute("aria-label") || element.title || element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const others = [...region.querySelectorAll("a[href]")].filter((link) => shown(link) && !framed(link) && !kind(link) && !(link.getAttribute("href") ?? "").startsWith("#"));

  const until = (done) => Promise.race([new Promise((finish) => {
    const look = () => (done() ? finish() : setTimeout(look, 30));
    look();
  }), new Promise((finish) => setTimeout(finish, PATIENCE))]);
  const copied = (player) => {
    const copy = player.cloneNode(true);
    copy.removeAttribute("autoplay");
    copy.removeAttribute("loop");
    copy.muted = true;
    copy.preload = "metadata";
    if (!copy.getAttribute("src") && player.src) copy.src = player.src;
    for (const track of copy.textTracks) track.mode = "hidden";
    copy.load();
    return copy;
  };
  const failed = (copy) => copy.error !== null || copy.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
  const tracks = (copy) => [...copy.querySelectorAll("track")].map((element) => {
    const cues = [...(element.track.cues ?? [])];
    const state = !element.getAttribute("src") || element.readyState === 3 ? "broken" : element.readyState === 2 ? "loaded" : "unknown";
    return { kind: element.track.kind, srclang: element.srclang, state, cues: cues.filter((cue) => /\S/.test(cue.text ?? "")).length, end: Math.max(0, ...cues.map((cue) => cue.endTime).filter(Number.isFinite)) };
  });
  // Decoded bytes tell whether there is any sound; nobody hears it.
  const sound = async (copy) => {
    if (copy.localName === "audio") return true;
    try {
      await Promise.race([copy.play(), new Promise((done) => setTimeout(done, 1500))]);
    } catch {
      return null;
    }
    await Promise.race([until(() => copy.webkitAudioDecodedByteCount > 0 || copy.ended || copy.currentTime > 0.4), new Promise((done) => setTimeout(done, 1500))]);
    const heard = copy.webkitAudioDecodedByteCount > 0;
    const seen = copy.webkitVideoDecodedByteCount > 0;
    copy.pause();
    return heard || (seen ? false : null);
  };
  const measured = async (player) => {
    const sources = [player, ...player.querySelectorAll("source")].map((part) => part.getAttribute("src") ?? "").filter(Boolean);
    const copy = copied(player);
    await new Promise((done) => setTimeout(done, 50)); // until then, "no source" only says that none is chosen yet
    await until(() => copy.readyState >= 1 || failed(copy));
    const loaded = copy.readyState >= 1;
    await until(() => [...copy.querySelectorAll("track")].every((element) => !element.getAttribute("src") || element.readyState >= 2));
    const found = {
      ...describe(player), tag: player.localName, sources, controls: player.controls, autoplay: player.autoplay, muted: player.muted || player.defaultMuted, loop: player.loop,
      shown: shown(player), decorative: player.closest("[aria-hidden=true], [role=presentation], [role=none]") !== null,
      described: ["aria-describedby", "aria-details", "longdesc"].some((attribute) => player.hasAttribute(attribute)),
      loaded, live: loaded && copy.duration === Infinity, seconds: loaded && Number.isFinite(copy.duration) ? copy.duration : null,
      sound: loaded ? await sound(copy) : null, tracks: tracks(copy),
    };
    copy.removeAttribute("src");
    copy.replaceChildren();
    copy.load();
    return found;
  };
  return {
    players: await Promise.all(players.map(measured)),
    frames: frames.map((frame) => ({ ...describe(frame), name: name(frame), address: frame.src, shown: shown(frame) })),
    links: links.map((link) => ({ ...describe(link), name: name(link), address: link.getAttribute("href"), kind: kind(link) })),
    prose: folded(prose), hidden: folded(hidden).length > 0 && region.querySelector("button, [role=button], [aria-expanded], [onclick]") !== null,
    links_elsewhere: others.map(name),
  };
}
