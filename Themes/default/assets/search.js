// The search page: asks the index that Pagefind made. All words that it shows stand in the page.
const STEP = 10;
const [form, said, found, more] = ["search", "search-said", "search-found", "search-more"]
  .map(id => document.getElementById(id));
const choices = [...form.querySelectorAll("select")];
const language = document.documentElement.lang;
let index, results = [], shown = 0, turn = 0;

form.firstElementChild.disabled = false;

function make(name, text, parent) {
  const element = document.createElement(name);
  element.textContent = text;
  parent?.append(element);
  return element;
}

async function open() {
  const pagefind = await import(form.dataset.index);
  await pagefind.options({
    baseUrl: form.dataset.base,
    // What a page can be found by, but not what it says.
    ranking: { metaWeights: { facets: 0, about: 0, lang: 0 } },
  });
  return pagefind;
}

function say(sentence, n) {
  said.textContent = form.dataset[sentence].replace("{n}", n?.toLocaleString(language));
}

async function find(words, keys) {
  const pagefind = await (index ??= open());
  const narrowed = keys && (await pagefind.search(keys)).results;
  if (!words) return narrowed;
  // The beginning of a key weighs nothing either, and is not what was looked for.
  const named = (await pagefind.search(words)).results.filter(result => result.score > 0);
  if (!keys) return named;
  const ids = new Set(narrowed.map(result => result.id));
  return named.filter(result => ids.has(result.id));
}

async function search() {
  const mine = ++turn;
  const words = form.elements.q.value.trim();
  const keys = choices.map(choice => choice.value).filter(Boolean).join(" ");
  const isAsked = words || keys;
  said.textContent = "";
  if (isAsked) say("wait");
  try {
    const answer = isAsked ? await find(words, keys) : [];
    if (mine !== turn) return;
    results = answer;
    shown = 0;
    found.replaceChildren();
    await show(mine);
    if (mine === turn && isAsked) say(results.length ? "found" : "none", results.length);
  } catch (fault) {
    index = undefined;
    if (mine === turn) say("failed");
    console.warn(fault);
  }
}

async function show(mine) {
  const pages = await Promise.all(results.slice(shown, shown + STEP).map(result => result.data()));
  if (mine !== turn) return;
  const items = pages.map(item);
  found.append(...items);
  shown += items.length;
  more.hidden = shown >= results.length;
  return items[0];
}

function item({ url, meta, excerpt }) {
  const entry = document.createElement("li");
  const link = make("a", meta.title, make("p", "", entry));
  link.href = url;
  link.parentElement.className = "entry-title";
  make("span", meta.about ?? "", entry).className = "entry-about";
  const text = make("p", "", entry);
  text.className = "entry-text";
  // Pagefind marks the words that it found; of its HTML nothing else is taken over.
  for (const part of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
    text.append(part.nodeName === "MARK" ? make("mark", part.textContent) : part.textContent);
  }
  if (meta.lang) link.lang = text.lang = meta.lang;
  return entry;
}

function submit() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", asked.size ? "?" + asked : location.pathname);
  search();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  submit();
});
for (const choice of choices) choice.addEventListener("change", submit);
more.addEventListener("click", async () => (await show(turn))?.querySelector("a").focus());

const asked = new URLSearchParams(location.search);
form.elements.q.value = asked.get("q") ?? "";
for (const choice of choices) {
  choice.value = asked.get(choice.name) ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
}
search();
