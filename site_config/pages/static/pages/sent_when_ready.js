/* What the form of a page waits for before it goes out, whichever button was pressed.

   Wagtail saves a form by itself half a second after a change. While the first save of a new page is on its way, a
   press of "Publish" makes the page a second time: its own request knows nothing of the page that the save just made.
   So the form waits for the answer, which also tells it the address of the page; and a form that is on its way is not
   saved once more, as Wagtail would where the answer takes longer than its half second. To be deleted when Wagtail's
   own AutosaveController waits.

   Draftail, the editor of rich text, puts what was typed into the form a quarter of a second later, and has no way to
   be asked for it at once: a form that goes out sooner loses the last words. To be deleted when Wagtail's form waits
   for them. */
(() => {
  // Draftail's stateSaveInterval. A timer of the same length that is set later also ends later.
  const WRITTEN_AFTER = 250;
  let isSaving = false;
  let isWritten = false;
  let isSent = false;
  let waiting = null;

  const isEditForm = (target) => target instanceof HTMLFormElement && target.matches("[data-edit-form]");
  const hasRichText = (form) => form.querySelector("[data-draftail-editor-wrapper]") !== null;

  function sendAgain() {
    const { form, submitter } = waiting;
    waiting = null;
    // Wagtail has disabled the pressed button, and a disabled one would not say what was pressed.
    submitter?.removeAttribute("disabled");
    form.requestSubmit(submitter);
  }

  function sendWritten() {
    // What waits for a save goes on after it, or has gone already.
    if (!waiting || isSaving) return;
    isWritten = true;
    sendAgain();
    isWritten = false;
  }

  document.addEventListener("w-autosave:save", (event) => {
    if (isSent) event.preventDefault();
    isSaving = !event.defaultPrevented;
  });

  // After what else listens, some of which keeps a form from going.
  window.addEventListener("submit", ({ target: form, defaultPrevented }) => {
    if (isEditForm(form)) isSent = !defaultPrevented;
  });

  // A browser that goes back may show the page as it was left.
  window.addEventListener("pageshow", () => {
    isSent = false;
  });

  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, () => {
      isSaving = false;
      if (waiting) sendAgain();
    });
  }

  window.addEventListener(
    "submit",
    (event) => {
      const { target: form, submitter } = event;
      if (!isEditForm(form)) return;
      const isToBeWritten = !isWritten && hasRichText(form);
      if (!isSaving && !isToBeWritten) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isSaving && !waiting) setTimeout(sendWritten, WRITTEN_AFTER);
      waiting = { form, submitter };
    },
    { capture: true },
  );
})();
