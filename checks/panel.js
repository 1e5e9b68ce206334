// A small panel on the page an editor has open while `serve` runs: what the audit found there, and how to mend it.
(() => {
  const base = new URL(".", document.currentScript.src);
  const url = () => {
    const path = `/${decodeURI(location.pathname).slice(decodeURI(base.pathname).length)}`;
    return path.endsWith("/") ? `${path}index.html` : path;
  };
  const make = (name, text, css = "") => Object.assign(document.createElement(name), { textContent: text, style: css });

  const panel = make("section", "", "position:fixed; right:1rem; bottom:1rem; z-index:9999; box-sizing:border-box; width:24rem; max-width:calc(100vw - 2rem); max-height:50vh; overflow:auto; padding:1rem; border:3px solid #fff; outline:1px solid #000; background:#1b1b1b; color:#fff; font:16px/1.6 sans-serif");
  panel.setAttribute("aria-label", "検査の結果（手元だけ）");
  panel.tabIndex = 0;
  panel.hidden = true;
  const status = make("p", "", "margin:0; font-weight:bold");
  status.setAttribute("role", "status");
  const list = make("ol", "", "margin:.5rem 0; padding-left:1.5rem");
  const close = make("button", "閉じる", "min-height:2.75rem; padding:0 1rem; border:2px solid #fff; background:#1b1b1b; color:#fff; font:inherit");
  close.type = "button";
  let closed = "";
  let shown = "";
  close.addEventListener("click", () => {
    closed = shown;
    panel.hidden = true;
  });
  panel.append(status, list, close);

  const item = ({ message, fix, place }) => {
    const entry = make("li", "", "margin-bottom:.5rem; overflow-wrap:anywhere");
    entry.append(make("div", message), make("div", `直し方：${fix}`), make("div", `場所：${place}`));
    return entry;
  };
  const show = (page) => {
    const now = JSON.stringify(page ?? null);
    if (now === shown) return;
    shown = now;
    panel.hidden = !page || now === closed;
    if (!page) return;
    status.textContent = page.words;
    list.replaceChildren(...page.found.map(item));
    list.hidden = page.found.length === 0;
  };
  const ask = async () => {
    try {
      const answer = await fetch(new URL("checks-panel.json", base), { cache: "no-store" });
      if (answer.ok) show((await answer.json())[url()]);
    } catch {
      // The server is building or has ended; the next question will tell.
    }
    setTimeout(ask, 700);
  };
  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(panel);
    ask();
  });
})();
