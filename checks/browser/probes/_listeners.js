// What listens to the pointer, to drags, to the movement of the device; and which single characters do something.
// With press true, also dispatches every character at the page, which may change it.
(press) => {
  const { everywhere, listens, describe, opened } = window.__checks;
  const all = [...document.body.querySelectorAll("*")];
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const of = (...types) => all.filter((element) => listens(element, ...types) && shown(element));
  const dragged = all.filter((element) => shown(element) && (element.getAttribute("draggable") === "true" || listens(element, "dragstart", "drag")));
  const gestures = of("touchmove", "gesturestart", "gesturechange");
  const moved = new Set([...dragged, ...gestures, ...of("pointermove", "mousemove")]);
  const down = of("mousedown", "pointerdown", "touchstart").filter((element) => !moved.has(element) && !listens(element, "click", "mouseup", "pointerup", "touchend"));
  const held = of("mousedown", "pointerdown", "touchstart").filter((element) => listens(element, "pointermove", "mousemove"));
  const motions = ["devicemotion", "deviceorientation", "deviceorientationabsolute"];
  const whole = [document.documentElement, document.body];
  const listensWhole = (type) => everywhere.has(type) || [window, document].some((place) => typeof place[`on${type}`] === "function") || whole.some((element) => listens(element, type));
  const keys = ["keydown", "keypress", "keyup"].filter(listensWhole);
  const found = {
    down: down.map(describe), gestures: gestures.map(describe), dragged: [...new Set([...dragged, ...held])].map(describe),
    motion: motions.some(listensWhole), keys: keys.length > 0, characters: [], opened: [...opened],
  };
  if (!press) return found;
  const observer = new MutationObserver(() => {});
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  let left = false;
  const leave = (event) => { left = true; if (event.cancelable) event.preventDefault(); };
  navigation.addEventListener("navigate", leave);
  document.activeElement?.blur?.();
  const strike = (key) => {
    const before = { focus: document.activeElement, windows: opened.length, x: scrollX, y: scrollY };
    left = false;
    const code = /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : /\d/.test(key) ? `Digit${key}` : "";
    const goesOn = keys.map((type) => document.body.dispatchEvent(new KeyboardEvent(type, { key, code, keyCode: key.toUpperCase().charCodeAt(0), which: key.toUpperCase().charCodeAt(0), bubbles: true, cancelable: true })));
    const changed = observer.takeRecords().length > 0 || document.activeElement !== before.focus || opened.length !== before.windows || scrollX !== before.x || scrollY !== before.y;
    document.activeElement?.blur?.();
    observer.takeRecords();
    return changed || left || goesOn.includes(false);
  };
  found.characters = [..."abcdefghijklmnopqrstuvwxyz0123456789/?.,;[]-+=#!*"].filter(strike);
  observer.disconnect();
  navigation.removeEventListener("navigate", leave);
  return found;
}
