/* Where a picture is chosen, proposes its description as the alternative text: into an empty field, or in the place of
   the last picture's description. The editor may write something else, or empty the field for mere decoration. Of
   Wagtail's own blocks ImageBlock does so. */
(() => {
  // A picture in a field `name` is described in the field `name_alt`, one in a block in its part `alternative_text`.
  const fieldFor = (id) =>
    document.getElementById(id.endsWith("-image") ? id.replace(/image$/, "alternative_text") : `${id}_alt`);

  document.addEventListener("change", ({ target }) => {
    const chooser = target.id && document.getElementById(`${target.id}-chooser`);
    const picture = chooser?.querySelector("[data-chooser-image]");
    const field = picture && fieldFor(target.id);
    if (!chooser?.widget || !field) return;
    const shortened = (words = "") => words.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
    // The widget tells of the change before it shows the new picture, and of a choice by a person ("chosen") after that.
    const before = shortened(picture.dataset.defaultAltText);
    chooser.widget.addEventListener(
      "chosen",
      ({ detail }) => {
        const words = shortened(detail.default_alt_text);
        if (!words || (field.value && field.value !== before)) return;
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      { once: true },
    );
  });
})();
