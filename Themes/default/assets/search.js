// The search page: asks the index that Pagefind made. All words that it shows stand in the page.
const STEP = 10;
const [form, said, found, more] = ["search", "search-said", "search-found", "search-more"]
  .map(id => document.getElementById(id));
const choices = [...form.querySelectorAll("select")];
const language = document.documentElement.lang;
let index, results = [], shown = 0, turn = 0;

form.hidden = false;
document.getElementById("search-off").hidden = true;

function make(name, text, parent) {
  const element = document.createElement(name);
  element.textContent = text;
  parent?.append(element);
  return element;
}

async function open() {
  const pagefind = await import(form.dataset.index);
  await pagefind.options({ baseUrl: form.dataset.base });
  const facets = await pagefind.filters();
  const { compare } = new Intl.Collator(language, { numeric: true });
  for (const choice of choices) {
    const words = Object.keys(facets[choice.name] ?? {}).sort(compare);
    for (const word of words) make("option", word, choice);
    choice.parentElement.hidden = words.length < 2;
  }
  return pagefind;
}

function say(sentence, n) {
  said.textContent = form.dataset[sentence].replace("{n}", n?.toLocaleString(language));
}

async function search(given) {
  const mine = ++turn;
  say("wait");
  try {
    const pagefind = await (index ??= open());
    for (const [name, value] of given) if (form.elements[name]) form.elements[name].value = value;
    const filters = Object.fromEntries(choices.filter(one => one.value).map(one => [one.name, one.value]));
    const answer = await pagefind.search(form.elements.q.value.trim() || null, { filters });
    if (mine !== turn) return;
    results = answer.results;
    shown = 0;
    found.replaceChildren();
    await show(mine);
    if (mine !== turn) return;
    say(results.length ? "found" : "none", results.length);
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

function item({ url, meta, excerpt, filters }) {
  const entry = document.createElement("li");
  const link = make("a", meta.title, make("p", "", entry));
  link.href = url;
  link.parentElement.className = "entry-title";
  const about = ["collection", "status", "year"].flatMap(name => filters[name] ?? []);
  make("span", about.join(" · "), entry).className = "entry-about";
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
  history.replaceState(null, "", "?" + asked);
  search(asked);
}

form.addEventListener("submit", event => {
  event.preventDefault();
  submit();
});
for (const choice of choices) choice.addEventListener("change", submit);
more.addEventListener("click", async () => (await show(turn))?.querySelector("a").focus());

const asked = new URLSearchParams(location.search);
form.elements.q.value = asked.get("q") ?? "";
if (asked.size) search(asked);
