/* Unfolds the part of the form that the chosen kind of story needs; what other kinds need stays folded. */
(() => {
  function unfold(kind) {
    const button = document.querySelector(`[data-story-kind="${CSS.escape(kind)}"] [data-panel-toggle]`);
    if (button?.getAttribute("aria-expanded") === "false") button.click();
  }

  document.addEventListener("wagtail:panel-init", ({ target }) => {
    const kind = document.querySelector("[data-edit-form] [name=kind]")?.value;
    if (kind && target.closest("[data-story-kind]")?.dataset.storyKind === kind) unfold(kind);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-edit-form] [name=kind]")) unfold(target.value);
  });
})();
