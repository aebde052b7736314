// What `vitrine serve` adds to the pages that it shows: it loads them anew after each build, and says what is wrong.
// Everything is put in as text, never as HTML.
"use strict";
(() => {
  const folder = "/.vitrine/";
  let build = new URL(document.currentScript.src).searchParams.get("build");
  let serial = 0;
  let state = null;
  let words = {};
  let shown = null;
  let isOffline = false;
  let styled = false;

  const host = document.createElement("vitrine-preview");
  const root = host.attachShadow({ mode: "open" });
  const styles = make("link", { rel: "stylesheet", href: folder + "preview.css" });
  const corner = make("aside", { class: "corner", hidden: "" });
  const dialog = make("dialog", { role: "dialog", "aria-modal": "true", "aria-labelledby": "title", "aria-describedby": "lead" });
  root.append(styles, corner, dialog);
  document.body.append(host);
  // Until its style sheet is there the corner would stand in the page as plain text.
  styles.addEventListener("load", () => { styled = true; if (state) showAll(); });
  styles.addEventListener("error", () => { styled = true; if (state) showAll(); });

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // MARK: The newest build

  async function refresh() {
    const page = location.pathname.replace(/[&+]/g, encodeURIComponent);
    try {
      const answer = await fetch(`${folder}state.json?page=${page}`, { cache: "no-store" });
      state = await answer.json();
    } catch {
      return;
    }
    words = state.words;
    serial = state.serial;
    host.lang = state.language;
    host.dir = "ltr";
    if (styled) showAll();
  }

  function showAll() {
    showCorner();
    const isBroken = state.fault !== null || state.error_count > 0;
    const said = JSON.stringify([state.fault, state.errors]);
    if (!isBroken) {
      remember(null);
      if (shown === "errors") dialog.close();
    } else if (said !== remembered()) {
      show("errors");
    }
    if (dialog.open && shown === "warnings") show("warnings");
  }

  // What was closed stays closed on other pages too, until something else is wrong.
  const key = "vitrine-preview-closed";
  function remembered() {
    try { return sessionStorage.getItem(key); } catch { return null; }
  }
  function remember(said) {
    try { said === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, said); } catch { /* Not allowed here. */ }
  }

  // MARK: The corner

  function showCorner() {
    corner.replaceChildren();
    corner.setAttribute("aria-label", words.preview);
    if (isOffline) corner.append(make("span", { class: "standing", role: "status" }, words.offline));
    if (state.page) {
      if (state.page.standing) {
        const text = state.page.standing === "draft" ? words.draft : `${words.waiting} ${state.page.day}`;
        corner.append(make("span", { class: "standing" }, text));
      }
      corner.append(
        make("span", { class: "source", title: words.source }, make("span", { class: "aside" }, `${words.source}: `),
          make("code", { dir: "ltr" }, state.page.file)));
    }
    if (state.fault !== null || state.error_count > 0) corner.append(button("errors", state.error_count || 1));
    if (state.warning_count > 0) corner.append(button("warnings", state.warning_count));
    corner.hidden = corner.childElementCount === 0;
    if (corner.hidden) return;
    // What it lies over can be seen; with the next news it is there again.
    const hide = make("button", { type: "button", class: "hide", "aria-label": words.hide, title: words.hide }, "×");
    hide.addEventListener("click", () => { corner.hidden = true; });
    corner.append(hide);
  }

  function button(kind, count) {
    const element = make("button", { type: "button", class: kind, "aria-haspopup": "dialog" }, `${words[kind]}: ${count}`);
    element.addEventListener("click", () => show(kind));
    return element;
  }

  // MARK: The messages

  function show(kind) {
    shown = kind;
    const isBroken = kind === "errors";
    const close = make("button", { type: "button", class: "close" }, words.close);
    close.addEventListener("click", () => dialog.close());
    const title = make("h2", { id: "title" }, isBroken ? words.not_built : `${words.warnings}: ${state.warning_count}`);
    const head = make("header", {}, title, close);
    const list = make("ol", { lang: "en", dir: "ltr" });
    const messages = isBroken ? state.errors : state.warnings;
    list.append(...messages.map((message) => make("li", { class: message.severity }, ...parts(message))));
    const content = [head];
    if (isBroken) {
      const count = state.error_count > 0 ? `${words.errors}: ${state.error_count}. ` : "";
      content.push(make("p", { class: "lead", id: "lead" }, count + (state.has_site ? words.old_site : words.no_site)));
    }
    if (isBroken && state.fault !== null) {
      content.push(make("p", { class: "fault", lang: "en", dir: "ltr" }, state.fault));
    }
    content.push(list);
    const left = (isBroken ? state.error_count : state.warning_count) - messages.length;
    if (left > 0) content.push(make("p", { class: "lead" }, `${words.more}: ${left}. ${words.more_in_terminal}`));
    dialog.className = kind;
    dialog.replaceChildren(...content);
    if (!dialog.open) dialog.showModal();
    close.focus({ preventScroll: true });
  }

  function parts(message) {
    const found = [];
    if (message.file) found.push(make("p", { class: "place" }, make("code", {}, placeOf(message))));
    found.push(make("p", { class: "message" }, ...marked(message.message)));
    if (message.frame) found.push(frame(message.frame));
    if (message.help) found.push(make("p", {}, ...marked(message.help)));
    if (message.suggestion) {
      const label = make("span", { class: "label", lang: state.language }, `${words.write}: `);
      found.push(make("p", { class: "suggestion" }, label, make("code", {}, message.suggestion)));
    }
    for (const note of message.notes ?? []) {
      const place = note.file ? [make("code", {}, placeOf(note)), " "] : [];
      found.push(make("p", { class: "note" }, ...place, ...marked(note.message)));
      if (note.frame) found.push(frame(note.frame));
    }
    found.push(make("p", { class: "id" }, message.id));
    return found;
  }

  const placeOf = (one) => `${one.file}:${one.line}:${one.column}`;

  // What stands between two backquotes is code.
  function marked(text) {
    const pieces = text.split("`");
    if (pieces.length % 2 === 0) return [text];
    return pieces.map((piece, index) => (index % 2 ? make("code", {}, piece) : piece));
  }

  function frame(one) {
    const margin = " ".repeat(String(one.line).length);
    return make("pre", { tabindex: "0" },
      make("span", { class: "margin" }, `${one.line} | `), one.text, "\n",
      make("span", { class: "margin" }, `${margin} | `), make("span", { class: "carets" }, one.carets));
  }

  dialog.addEventListener("close", () => {
    if (shown === "errors" && state) remember(JSON.stringify([state.fault, state.errors]));
    shown = null;
  });
  // A click beside it closes it too.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  // MARK: News of builds

  function take(event) {
    setOffline(false);
    const news = JSON.parse(event.data);
    if (news.build !== build) {
      if (!news.styles || news.former !== build) return location.reload();
      build = news.build;
      swapStyles();
    }
    if (news.serial !== serial) refresh();
  }

  function setOffline(value) {
    if (isOffline === value) return;
    isOffline = value;
    if (state && styled) showCorner();
  }

  // Takes over the style sheets of the page as it is now, and leaves all else, such as the place to which it is scrolled.
  async function swapStyles() {
    const links = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')];
    let fresh;
    try {
      const text = await (await fetch(location.href, { cache: "no-store" })).text();
      fresh = links(new DOMParser().parseFromString(text, "text/html"));
    } catch {
      return location.reload();
    }
    const present = links(document);
    if (fresh.length !== present.length) return location.reload();
    present.forEach((old, index) => {
      const address = fresh[index].getAttribute("href");
      if (address === old.getAttribute("href")) return;
      const next = old.cloneNode();
      next.addEventListener("load", () => old.remove());
      next.addEventListener("error", () => old.remove());
      next.setAttribute("href", address);
      old.after(next);
    });
  }

  // A page that nobody sees gives its connection back: browsers open six to one server, whatever the number of pages.
  let events = null;
  function listen() {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource(`${folder}events`);
      events.addEventListener("state", take);
      events.addEventListener("error", () => {
        setOffline(true);
        // A server that answers, but with something else, is asked again all the same.
        if (events?.readyState === EventSource.CLOSED) {
          events = null;
          setTimeout(listen, 1000);
        }
      });
    }
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
