/*
 * What makes the translators' editor quicker: a sentence is saved when its field is left, Ctrl+Enter goes on to the next
 * one that is missing, proposals fill the field, long texts are counted. Without it, or where it fails, the form is sent
 * as any form is.
 */
const form = document.getElementById("desk-form");
const status = form.querySelector("[data-desk-status]");
const sending = new Map();

const fieldOf = (row) => row.querySelector("textarea");
const rowOf = (element) => element.closest("[data-row]");
const say = (words) => { if (status) status.textContent = words; };

function remember(row) {
  row.dataset.saved = fieldOf(row).value;
}

function isUnsaved(row) {
  return row.dataset.saved !== fieldOf(row).value;
}

function count(field) {
  const counter = rowOf(field).querySelector("[data-counter]");
  if (!counter) return;
  const left = Number(field.dataset.longest) - [...field.value].length;
  // Only when it matters: near the end.
  counter.hidden = left > 40;
  counter.textContent = form.dataset.left.replace("%s", left);
}

function show(row, answer, sent) {
  const notes = row.querySelector("[data-notes]");
  const focused = notes.contains(document.activeElement) ? document.activeElement : null;
  notes.innerHTML = answer.notes;
  row.dataset.state = answer.state;
  if (focused) {
    const same = [...notes.querySelectorAll("[name]")].find((each) => each.name === focused.name && each.value === focused.value);
    (same ?? fieldOf(row)).focus();
  }
  if (!answer.kept_out) row.dataset.saved = sent;
}

async function send(row) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const element of row.querySelectorAll("textarea, input")) {
    if (element.type !== "checkbox" || element.checked) data.append(element.name, element.value);
  }
  const sent = fieldOf(row).value;
  say(form.dataset.saving);
  try {
    // Not `form.action`: that is the button of this name.
    const response = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(response.status);
    const answer = await response.json();
    const own = answer.rows[row.dataset.row];
    // The English has lost the sentence: the form, sent whole, says so and keeps the text.
    if (!own) throw new Error("gone");
    show(row, own, sent);
    form.querySelector("[data-desk-left]").textContent = answer.left;
    say(own.kept_out ? form.dataset.keptOut : form.dataset.saved);
  } catch {
    say(form.dataset.failed);
  }
}

/** Save a sentence; what is asked while an answer is awaited comes after it, with the version the answer brought. */
function save(row) {
  const turn = (sending.get(row) ?? Promise.resolve()).then(() => send(row));
  sending.set(row, turn);
  return turn;
}

function goOn(row) {
  const rows = [...form.querySelectorAll("[data-row]")];
  const after = [...rows.slice(rows.indexOf(row) + 1), ...rows.slice(0, rows.indexOf(row))];
  const next = after.find((each) => ["missing", "changed"].includes(each.dataset.state) && !fieldOf(each).value.trim());
  fieldOf(next ?? row).focus();
}

form.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (row && !fieldOf(row).readOnly) save(row);
});

form.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) {
    count(event.target);
    say(form.dataset.unsaved);
  }
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
  event.preventDefault();
  // Leaving the field saves it.
  event.target.blur();
  goOn(rowOf(event.target));
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=use], button[name=remove]");
  if (!button) return;
  event.preventDefault();
  const row = rowOf(button);
  const field = fieldOf(row);
  field.value = button.name === "use" ? button.parentElement.querySelector("[data-proposal]").textContent : "";
  count(field);
  field.focus();
  save(row);
});

form.addEventListener("submit", () => { form.dataset.isLeaving = "yes"; });

window.addEventListener("beforeunload", (event) => {
  if (!form.dataset.isLeaving && [...form.querySelectorAll("[data-row]")].some(isUnsaved)) event.preventDefault();
});

for (const row of form.querySelectorAll("[data-row]")) {
  remember(row);
  count(fieldOf(row));
}
