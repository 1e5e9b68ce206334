// Fills in fields, and tells what a form shows, marks and says after it was sent; installs window.__forms.
() => {
  const { alike, describe } = window.__checks;
  const FILLABLE = "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=file]), select, textarea";
  const LIVE = "[role=alert], [role=alertdialog], [role=status], [role=log], [aria-live=polite], [aria-live=assertive], output";
  const LOOK = ["borderTopColor", "borderBottomColor", "borderTopWidth", "backgroundColor", "boxShadow"];
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const referred = (element, ...names) => names.flatMap((name) => squeeze(element.getAttribute(name)).split(" ")).filter(Boolean);
  const named = (field) => {
    const label = [...(field.labels ?? [])].map((one) => one.innerText).join(" ");
    const by = referred(field, "aria-labelledby").map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
    return squeeze(by) || squeeze(field.getAttribute("aria-label")) || squeeze(label) || squeeze(field.placeholder ?? "") || squeeze(field.title);
  };
  const fields = [...document.querySelectorAll(FILLABLE)].filter((field) => shown(field) && !field.disabled && !field.readOnly);
  const forms = [...new Set(fields.map((field) => field.form).filter(Boolean))];
  const own = (element) => squeeze([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" "));
  const look = (field) => LOOK.map((name) => getComputedStyle(field)[name]).join(" ");
  const marked = (field) => !["", "false"].includes(field.getAttribute("aria-invalid") ?? "");

  const seen = { texts: new Map(), looks: new Map(), marks: new Set(), native: [], sends: [] };
  addEventListener("invalid", (event) => setTimeout(() => {
    if (!event.defaultPrevented) seen.native.push({ field: fields.indexOf(event.target), text: event.target.validationMessage });
  }), true);
  addEventListener("submit", (event) => seen.sends.push(event.defaultPrevented));

  // The biggest element around a new text in which nothing was shown before is the message.
  const whole = (element) => {
    let found = element;
    while (found.parentElement && found.parentElement !== document.body && !seen.texts.has(found.parentElement)) found = found.parentElement;
    return found;
  };
  const messages = () => {
    const changed = [...document.body.querySelectorAll("*")].filter((element) => !/^(?:script|style|option|template|noscript)$/.test(element.localName) && own(element) && shown(element) && seen.texts.get(element) !== own(element));
    return [...new Set(changed.map(whole))];
  };
  const around = (message, inside) => {
    for (let box = message.parentElement; box; box = box.parentElement) {
      const here = inside.filter((field) => box.contains(field));
      if (here.length) return here.length === 1 ? fields.indexOf(here[0]) : -1;
    }
    return -1;
  };
  const told = (message, inside) => {
    const ids = new Set([message, ...message.querySelectorAll("[id]")].map((one) => one.id).filter(Boolean));
    for (let box = message.parentElement; box && box !== document.body; box = box.parentElement) if (box.id && squeeze(box.innerText) === squeeze(message.innerText)) ids.add(box.id);
    const tied = fields.filter((field) => referred(field, "aria-describedby", "aria-errormessage", "aria-labelledby").some((id) => ids.has(id)) || [...(field.labels ?? [])].some((label) => label.contains(message)));
    const links = [...message.querySelectorAll("a[href^='#']")].map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
    const active = document.activeElement;
    return {
      ...describe(message), text: squeeze(message.innerText).slice(0, 300),
      live: message.closest(LIVE) !== null || message.querySelector(LIVE) !== null,
      focused: active !== document.body && (message.contains(active) || (fields.includes(active) && tied.includes(active))),
      fields: [...new Set([...tied.map((field) => fields.indexOf(field)), ...links.map((to) => fields.findIndex((field) => field === to || to.contains(field))), around(message, inside)])].filter((number) => number >= 0),
    };
  };
  const set = (field, value) => {
    const type = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(type, "value").set.call(field, value);
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };
  // A field for search alone takes any words: there is nothing to leave out and nothing wrong to write.
  const mayErr = (form) => {
    const [only, ...more] = fields.filter((field) => field.form === form);
    const searching = only.type === "search" || form.closest("[role=search], search") !== null;
    return more.length > 0 || !searching || only.required || Boolean(only.pattern);
  };
  // What tells a form from others and is the same for it on other pages; "" where words or fields elsewhere belong to it.
  const sameElsewhere = (form) => {
    const inside = fields.filter((field) => field.form === form);
    const ids = [form, ...form.querySelectorAll("*")].flatMap((one) => referred(one, "aria-describedby", "aria-errormessage", "aria-labelledby"));
    const parts = [...inside, ...inside.flatMap((field) => [...(field.labels ?? [])]), ...ids.map((id) => document.getElementById(id))];
    const key = parts.every((part) => form.contains(part)) && alike(form);
    return key ? `${inside.map((field) => fields.indexOf(field))} ${form.action} ${key}` : "";
  };
  const KINDS = [
    [/e-?mail|メール/i, "abc", "taro@example.com"], [/tel|phone|電話|携帯/i, "abc", "00-0000-0000"], [/\burl\b|アドレス|ホームページ/i, "abc", "https://example.com/"],
    [/post|zip|郵便/i, "abc", "000-0000"], [/date|birth|生年月日|年月日|日付/i, "abc", "2000-01-31"], [/\bage\b|年齢|人数|個数|number/i, "abc", "3"],
  ];
  const TYPED = { date: ["", "2000-01-31"], time: ["", "10:00"], month: ["", "2000-01"], "datetime-local": ["", "2000-01-31T10:00"], color: ["#000000", "#000000"] };
  const kind = (field) => KINDS.find(([words]) => words.test(`${field.type} ${field.name} ${field.id} ${named(field)}`));
  const value = (field, right) => {
    if (field.type in TYPED) return TYPED[field.type][right ? 1 : 0];
    if (field.type === "number" || field.type === "range") return right ? field.min || "1" : field.max ? String(Number(field.max) + 1) : field.min ? String(Number(field.min) - 1) : "";
    if (field.type === "password") return right ? "Abcdefg-1" : "a";
    const found = kind(field);
    return found ? found[right ? 2 : 1] : right ? "てすと" : field.pattern ? "#" : "てすと";
  };
  const DATED = /^(?:date|time|month|week|datetime-local)$/;
  const unlike = (field) => seen.looks.has(field) && seen.looks.get(field) !== look(field);
  window.__forms = {
    // For each field the number of its form, -1 for none.
    fields: fields.map((field) => forms.indexOf(field.form)),
    forms: forms.map((form) => ({ mayErr: mayErr(form), alike: sameElsewhere(form) })),
    // Takes note of all that is there before the form is sent.
    before() {
      for (const element of document.body.querySelectorAll("*")) if (/\S/.test(element.textContent) && shown(element)) seen.texts.set(element, own(element));
      for (const field of fields) {
        seen.looks.set(field, look(field));
        if (marked(field)) seen.marks.add(field);
      }
    },
    fill(number, right) {
      for (const field of fields.filter((one) => one.form === forms[number])) {
        if (field.type === "radio" || field.type === "checkbox") { if (right && !field.checked) field.click(); }
        else if (field.localName === "select") set(field, field.options[right ? field.options.length - 1 : field.selectedIndex]?.value ?? "");
        else set(field, value(field, right));
      }
    },
    empty(number) {
      for (const field of fields.filter((one) => one.form === forms[number] && /^(?:text|search|email|tel|url|password|textarea|number)$/.test(one.type))) if (field.value) set(field, "");
    },
    // Moves the focus to what sends the form; false where that is a field, in which Enter sends it.
    toSender(number) {
      const form = forms[number];
      const all = [...form.elements, ...form.querySelectorAll("input[type=image], [role=button]")].filter(shown);
      const sender = all.find((one) => /^(?:submit|image)$/.test(one.type)) ?? all.find((one) => one.type === "button" || one.getAttribute("role") === "button") ?? fields.filter((field) => field.form === form && field.localName === "input").at(-1);
      sender?.focus();
      return Boolean(sender);
    },
    // What the form shows once it was sent, when it stands still.
    async after(number) {
      const form = forms[number];
      let last = -1;
      for (let tries = 0; tries < 8; tries += 1) {
        await new Promise((done) => setTimeout(done, 150));
        const size = document.body.innerText.length;
        if (size === last && tries > 1) break;
        last = size;
      }
      const inside = fields.filter((field) => field.form === form && field.isConnected);
      const active = document.activeElement;
      return {
        ...describe(form), name: squeeze(form.getAttribute("aria-label") ?? ""), stopped: seen.sends.length > 0 && seen.sends.every(Boolean), native: seen.native,
        fields: inside.map((field) => ({ ...describe(field), number: fields.indexOf(field), name: named(field), marked: marked(field) && !seen.marks.has(field), changed: field !== active && seen.looks.get(field) !== look(field) })),
        messages: messages().map((message) => told(message, inside)), focus: fields.indexOf(active),
      };
    },
    // Whether the form showed an error after it was sent.
    rejected: () => seen.native.length > 0 || fields.some((field) => (marked(field) && !seen.marks.has(field)) || unlike(field)) || messages().length > 0,
    // The fields to try to leave: those with an error, or that the focus was moved to; where none is known, all. A few will do.
    toLeave(number) {
      const inside = fields.filter((field) => field.form === forms[number] && field.isConnected && shown(field));
      const wrong = inside.filter((field) => field === document.activeElement || marked(field) || unlike(field) || seen.native.some((told) => fields[told.field] === field));
      return (wrong.length ? wrong : inside).slice(0, 3).map((field) => fields.indexOf(field));
    },
    // Whether the focus is in a field, or was pulled back to it, once scripts had a moment.
    async stays(number) {
      await new Promise((done) => setTimeout(done, 150));
      return document.activeElement === fields[number];
    },
    toField(number) {
      const field = fields[number];
      field.focus();
      return document.activeElement === field ? { ...describe(field), name: named(field), parts: DATED.test(field.type) ? 8 : 1, key: field.localName === "select" ? "ArrowDown" : field.type === "checkbox" || field.type === "radio" ? "Space" : /^(?:date|time|month|week|datetime-local|color|range|number)$/.test(field.type) ? "ArrowUp" : "a", around: squeeze((field.form ?? field.closest("p, li, td, fieldset, section, article, main, body")).innerText).slice(0, 600) } : null;
    },
    // Whether the focus left a field that was only changed.
    moved(number) {
      const active = document.activeElement;
      return active !== fields[number] && active !== document.body && fields.includes(active) && active.type !== "radio";
    },
  };
}
