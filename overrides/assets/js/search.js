// Search page: loads the index when it is first needed and ranks pages by the words, or by the pairs of letters, they share.
(() => {
  "use strict";

  const box = document.getElementById("search");
  const form = box.querySelector("form");
  const input = box.querySelector("input[type=search]");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");

  const SHOWN = 30;
  const ENOUGH = 3; // with fewer exact answers than this, near ones are added
  const PAUSE = 250; // ms without typing before an answer: a screen reader is not interrupted by every key
  const WEIGHTS = { title: 10, words: 7, headings: 3, text: 1 };
  const VERSION = 0.3; // share of the score that a translation of another page keeps: the page itself comes first
  const NEAR = 0.4; // share of a sentence's pairs a page must hold to be offered as near

  // ---- Letters: width, case and kana are made equal on both sides ----
  const KATAKANA = /[\u30a1-\u30f6]/g;
  const BREAKS = /[\s、。・，．「」（）()[\]／/｜|？?！!：:]+/;

  const fold = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

  const pairs = (term) =>
    term.length < 2 ? [term] : Array.from({ length: term.length - 1 }, (_, at) => term.slice(at, at + 2));

  // ---- Index ----
  let loading = null;

  function index() {
    loading ??= fetch(box.dataset.index)
      .then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(prepare)
      .catch((reason) => {
        loading = null; // the next key tries again
        throw reason;
      });
    return loading;
  }

  function prepare(data) {
    const pages = data.pages.map((page) => ({
      ...page,
      fields: {
        title: fold(page.title),
        words: fold(page.words),
        headings: fold(page.parts.map((part) => part.heading).join(" ")),
        text: fold(page.parts.map((part) => part.text).join(" ")),
      },
    }));
    return { pages, same: data.same.map((group) => group.map(fold)) };
  }

  // ---- Ranking ----
  function variants(term, same) {
    const found = new Set([term]);
    for (const group of same) {
      const known = group.filter((word) => term.includes(word)).sort((a, b) => b.length - a.length)[0];
      if (known) for (const word of group) found.add(term.replace(known, word));
    }
    return [...found];
  }

  // How much of a name the term is: 1 when a resident typed the whole name.
  const share = (names, term) =>
    Math.max(0, ...names.filter((name) => name.includes(term)).map((name) => term.length / name.length));

  function wholeWord(page, term) {
    const { title, words, headings, text } = page.fields;
    const often = Math.log2(text.split(term).length);
    return (
      WEIGHTS.title * share([title], term) +
      WEIGHTS.words * share(words.split("、"), term) +
      (title.includes(term) || words.includes(term) || headings.includes(term) ? WEIGHTS.headings : 0) +
      WEIGHTS.text * often
    );
  }

  function rarity(gram, pages) {
    const holding = pages.filter((page) => Object.values(page.fields).some((text) => text.includes(gram))).length;
    return holding ? Math.log(1 + pages.length / holding) : 0;
  }

  // A sentence is near a page when it says one of the page's names, or when they share enough pairs.
  function nearness(page, query, grams) {
    const names = page.fields.words.split("、").filter((name) => name.length > 1 && query.includes(name));
    const named = WEIGHTS.words * Math.max(0, ...names.map((name) => name.length));
    let held = 0;
    let total = 0;
    let score = 0;
    for (const [gram, weight] of grams) {
      total += weight;
      const fields = Object.entries(WEIGHTS).filter(([field]) => page.fields[field].includes(gram));
      if (!fields.length) continue;
      held += weight;
      score += weight * Math.max(...fields.map(([, value]) => value)) ** 0.5;
    }
    return named + (total && held / total >= NEAR ? (score * held) / total : 0);
  }

  function rank(pages, score) {
    return pages
      .map((page) => ({ page, score: score(page) * (page.version ? VERSION : 1) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || a.page.url.localeCompare(b.page.url));
  }

  function search({ pages, same }, query) {
    const terms = fold(query).split(BREAKS).filter(Boolean);
    if (!terms.length) return { terms, hits: [], exact: 0 };
    const choices = terms.map((term) => variants(term, same));
    const exact = rank(pages, (page) => {
      const scores = choices.map((words) => Math.max(...words.map((word) => wholeWord(page, word))));
      return scores.some((score) => score === 0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
    });
    if (exact.length >= ENOUGH) return { terms: choices.flat(), hits: exact, exact: exact.length };
    const grams = [...new Set(choices.flat().flatMap(pairs))].map((gram) => [gram, rarity(gram, pages)]);
    const found = new Set(exact.map((hit) => hit.page));
    const near = rank(pages, (page) => (found.has(page) ? 0 : nearness(page, fold(query), grams)));
    return { terms: grams.map(([gram]) => gram), hits: [...exact, ...near], exact: exact.length };
  }

  // ---- Answer ----
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function bestPart(page, terms) {
    const holds = (part) => terms.filter((term) => fold(part.heading + " " + part.text).includes(term)).length;
    return page.parts.reduce((best, part) => (holds(part) > holds(best) ? part : best), page.parts[0]);
  }

  function excerpt(text, terms) {
    const folded = [...text].map(fold);
    const starts = []; // where each letter of the text begins in the folded text
    let length = 0;
    for (const letter of folded) {
      starts.push(length);
      length += letter.length;
    }
    const line = folded.join("");
    const marks = new Array(folded.length).fill(false);
    for (const term of terms.filter((word) => word.length > 1)) {
      for (let at = line.indexOf(term); at >= 0; at = line.indexOf(term, at + 1)) {
        starts.forEach((start, letter) => {
          if (start >= at && start < at + term.length) marks[letter] = true;
        });
      }
    }
    const from = Math.max(0, marks.indexOf(true) - 30);
    return paint([...text].slice(from, from + 110), marks.slice(from, from + 110), from > 0);
  }

  function paint(letters, marks, cut) {
    const line = element("p", "search-results__excerpt", cut ? "…" : "");
    letters.forEach((letter, at) => {
      if (!marks[at]) line.append(letter);
      else if (marks[at - 1] && at) line.lastElementChild.append(letter);
      else line.append(element("mark", "", letter));
    });
    if (letters.length >= 110) line.append("…");
    return line;
  }

  function item({ page }, terms) {
    const row = document.createElement("li");
    const link = element("a", "search-results__link", page.title);
    link.href = box.dataset.base + "/" + page.url;
    if (page.lang) row.lang = page.lang;
    row.append(link);
    const part = bestPart(page, terms);
    const place = element("p", "search-results__place", page.place);
    if (part.heading) {
      const heading = element("a", "", page.lang ? part.heading : `見出し「${part.heading}」`);
      heading.href = `${link.href}#${encodeURIComponent(part.id)}`;
      if (page.place) place.append("　");
      place.append(heading);
    }
    if (place.hasChildNodes()) row.append(place);
    if (part.text) row.append(excerpt(part.text, terms));
    return row;
  }

  function say(query, { hits, exact }) {
    if (!hits.length) return `「${query}」を含むページは見つかりませんでした。ことばを短くするか、別の言い方で探してください。`;
    const near = hits.length - exact;
    const shown = hits.length > SHOWN ? `（先頭の${SHOWN}件を表示）` : "";
    if (!exact) return `「${query}」をそのまま含むページはありません。近いページが${near}件あります${shown}。`;
    const more = near ? `ほかに、近いページが${near}件あります。` : "";
    return `「${query}」は${exact}件見つかりました${shown}。${more}`;
  }

  async function answer() {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    try {
      const found = search(await index(), query);
      if (query !== input.value.trim()) return; // typed on while the index was loading
      list.replaceChildren(...found.hits.slice(0, SHOWN).map((hit) => item(hit, found.terms)));
      status.textContent = say(query, found);
    } catch {
      list.replaceChildren();
      status.textContent = "検索の準備ができませんでした。通信を確かめて、もう一度試してください。";
    }
  }

  // ---- Input: typed, pasted, dictated or set by an input method ----
  let waiting = 0;

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(answer, PAUSE);
  }

  input.addEventListener("input", (event) => {
    if (!event.isComposing) later();
  });
  input.addEventListener("compositionend", later);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    answer();
  });

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) answer();
})();
