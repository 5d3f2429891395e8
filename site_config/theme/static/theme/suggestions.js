/*
 * Pages offered while typing in components/search_form.html: an ARIA 1.2 combobox with a list box,
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Where it fails, the form works as any form does.
 */
const PAUSE = 150;
const FEWEST_LETTERS = 2;

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function make(name, attributes, ...children) {
  const element = set(document.createElement(name), attributes);
  element.append(...children);
  return element;
}

function offer(form) {
  const input = form.elements.q;
  const id = `${input.id}-suggestions`;
  const list = make("ul", { class: "suggestions", id, role: "listbox", "aria-label": form.dataset.suggestionsLabel });
  const said = make("p", { class: "visually-hidden", role: "status" });
  let found = [];
  let chosen = -1;
  let timer, request;

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, at) => set(option, { "aria-selected": at === place }));
    const option = list.children[place];
    set(input, { "aria-activedescendant": option?.id ?? "" });
    option?.scrollIntoView({ block: "nearest" });
  }

  function show(isOpen) {
    list.hidden = !isOpen;
    set(input, { "aria-expanded": isOpen });
    choose(-1);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    said.textContent = "";
    show(false);
  }

  function go(place, isElsewhere) {
    const { url } = found[place];
    close();
    if (isElsewhere) open(url);
    else location.assign(url);
  }

  function fill(answer) {
    found = answer.suggestions;
    list.replaceChildren(...found.map(({ title, kind, lang }, at) => make(
      "li",
      { class: "suggestions__choice", id: `${id}-${at}`, role: "option" },
      make("span", { class: "suggestions__title", ...(lang && { lang }) }, title),
      " ",
      make("span", { class: "suggestions__kind" }, kind),
    )));
    show(found.length > 0);
    said.textContent = answer.said;
  }

  async function ask() {
    request = new AbortController();
    const { signal } = request;
    try {
      const response = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(input.value)}`, { signal });
      const answer = response.ok && await response.json();
      if (answer && !signal.aborted) fill(answer);
    } catch { /* Asked anew, or no answer: nothing is offered. */ }
  }

  set(input, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id });
  form.append(list, said);
  show(false);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    choose(-1);
    const letters = input.value.match(/[\p{L}\p{N}]/gu) ?? [];
    if (letters.length < FEWEST_LETTERS || !navigator.onLine || navigator.connection?.saveData) {
      found = [];
      close();
    } else timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (step && found.length) {
      event.preventDefault();
      if (list.hidden) show(true);
      // The text itself is one stop on the way round.
      const stops = found.length + 1;
      choose((chosen + 1 + step + stops) % stops - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(chosen);
    }
  });

  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // A press on a suggestion does not leave the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place >= 0) go(place, event.ctrlKey || event.metaKey);
  });
}

document.querySelectorAll("form[data-suggestions]").forEach(offer);
