/* Wagtail saves a form by itself half a second after a change. While the first save of a new page is on its way, a
   press of "Publish" makes the page a second time: its own request knows nothing of the page that the save just made.
   So the form waits for the answer, which also tells it the address of the page. To be deleted when Wagtail's own
   AutosaveController waits. */
(() => {
  let isSaving = false;
  let waiting = null;

  const isEditForm = ({ target }) => target instanceof HTMLFormElement && target.matches("[data-edit-form]");

  document.addEventListener("w-autosave:save", ({ defaultPrevented }) => {
    isSaving = !defaultPrevented;
  });

  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, ({ target }) => {
      isSaving = false;
      if (!waiting) return;
      const { submitter } = waiting;
      waiting = null;
      // Wagtail has disabled the pressed button, and a disabled one would not say what was pressed.
      submitter?.removeAttribute("disabled");
      target.requestSubmit(submitter);
    });
  }

  window.addEventListener(
    "submit",
    (event) => {
      if (!isSaving || !isEditForm(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { submitter: event.submitter };
    },
    { capture: true },
  );
})();
